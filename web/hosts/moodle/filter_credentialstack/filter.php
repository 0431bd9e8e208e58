<?php
/**
 * The door by which Moodle before 4.5 finds the filter.
 *
 * @package   filter_credentialstack
 */

defined('MOODLE_INTERNAL') || die();

class_alias(\filter_credentialstack\text_filter::class, 'filter_credentialstack');
