<?php
/**
 * What the plugin keeps of people: nothing.
 *
 * @package   filter_credentialstack
 */

namespace filter_credentialstack\privacy;

/** It stores no personal data. */
class provider implements \core_privacy\local\metadata\null_provider {
    /**
     * The name of the sentence that says so.
     *
     * @return string
     */
    public static function get_reason(): string {
        return 'privacy:metadata';
    }
}
