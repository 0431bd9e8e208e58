<?php
/**
 * Plugin Name:       Credential stack
 * Description:       Shows where a credential counts, from a catalogue that you publish yourself.
 * Version:           0.1.0
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * License:           Apache-2.0
 * License URI:       https://www.apache.org/licenses/LICENSE-2.0
 * Text Domain:       credential-stack
 *
 * The licence may be combined with that of WordPress under the GPL, version 3.
 *
 * @package credential-stack
 */

namespace CredentialStack;

defined( 'ABSPATH' ) || exit;

require_once __DIR__ . '/fragments.php';
require_once __DIR__ . '/markup.php';

const ELEMENT = 'element/credential-stack.js';

add_action( 'init', __NAMESPACE__ . '\register' );
add_filter( 'wp_script_attributes', __NAMESPACE__ . '\with_integrity' );

/** The block, and the shortcode for editors without blocks. */
function register() {
	register_block_type( __DIR__ );
	add_shortcode( 'credential_stack', __NAMESPACE__ . '\shortcode' );
}

/**
 * `[credential_stack focus="urn:mc:data-101" view="stacks"]`: the block by another door, so that its
 * scripts and styles come along.
 *
 * @param array|string $given What stands in the shortcode; a string when nothing does.
 */
function shortcode( $given ) {
	$known = array(
		'focus'         => '',
		'view'          => 'stacks',
		'src'           => '',
		'lang'          => '',
		'heading_level' => '3',
	);

	$attributes                 = shortcode_atts( $known, $given, 'credential_stack' );
	$attributes['headingLevel'] = (int) $attributes['heading_level'];
	unset( $attributes['heading_level'] );
	return render_block(
		array(
			'blockName'    => 'credential-stack/stack',
			'attrs'        => $attributes,
			'innerBlocks'  => array(),
			'innerHTML'    => '',
			'innerContent' => array(),
		)
	);
}

/**
 * The script carries the hashes of all that it loads, and its own stands here: what was altered on
 * the way does not run, and the plain HTML stays.
 *
 * @param array $attributes Of a script that is about to be printed.
 */
function with_integrity( $attributes ) {
	$ours = plugins_url( ELEMENT, __FILE__ );
	$src  = isset( $attributes['src'] ) ? strtok( $attributes['src'], '?' ) : '';
	if ( $src !== $ours ) {
		return $attributes;
	}
	// phpcs:ignore WordPress.WP.AlternativeFunctions -- a file of this plugin.
	$hashes = json_decode( (string) file_get_contents( __DIR__ . '/element/integrity.json' ), true );
	if ( isset( $hashes['credential-stack.js'] ) ) {
		$attributes['integrity']   = $hashes['credential-stack.js'];
		$attributes['crossorigin'] = 'anonymous';
	}
	return $attributes;
}
