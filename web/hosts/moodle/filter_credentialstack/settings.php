<?php
/**
 * The one setting: which links become elements.
 *
 * @package   filter_credentialstack
 */

defined('MOODLE_INTERNAL') || die();

if ($ADMIN->fulltree) {
    $settings->add(new admin_setting_configtextarea(
        'filter_credentialstack/addresses',
        get_string('addresses', 'filter_credentialstack'),
        get_string('addresses_desc', 'filter_credentialstack'),
        '',
        PARAM_RAW_TRIMMED
    ));
}
