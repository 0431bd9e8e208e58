<?php
/**
 * What filters extend: \core_filters\text_filter since Moodle 4.5, moodle_text_filter before it. Moodle
 * loads this file when it looks for filter_credentialstack\base_filter.
 *
 * @package   filter_credentialstack
 */

defined('MOODLE_INTERNAL') || die();

class_alias(
    class_exists('\core_filters\text_filter') ? '\core_filters\text_filter' : '\moodle_text_filter',
    'filter_credentialstack\base_filter'
);
