<?php
/**
 * The words, in English.
 *
 * @package   filter_credentialstack
 */

defined('MOODLE_INTERNAL') || die();

$string['addresses'] = 'Addresses of stack pages';
$string['addresses_desc'] = 'One on a line, each ending in a slash, such as https://www.example.edu/stacks/. A link becomes an element when its address and that of its catalogue begin with one of these. That server has to send Access-Control-Allow-Origin for this site.';
$string['filtername'] = 'Credential stack';
$string['privacy:metadata'] = 'The filter stores nothing about anybody. A learner’s record that is opened in the element is read in the browser and is sent nowhere.';
