<?php
/**
 * The plugin's version and what it needs.
 *
 * @package   filter_credentialstack
 * @license   https://www.apache.org/licenses/LICENSE-2.0 Apache 2.0, which may be combined with the GPL, version 3
 */

defined('MOODLE_INTERNAL') || die();

$plugin->component = 'filter_credentialstack';
$plugin->version = 2026113000;
$plugin->release = '0.1.0';
$plugin->requires = 2022041900; // Moodle 4.0.
$plugin->maturity = MATURITY_ALPHA;
