<?php
/**
 * What `credstack publish` wrote, in the folder credential-stack of the uploads.
 *
 * @package credential-stack
 */

namespace CredentialStack;

defined( 'ABSPATH' ) || exit;

/**
 * The name of a credential's files, as `credstack publish` makes it of the id alone: its last 48
 * letters and digits, and 20 hexadecimal digits of its SHA-384; the first two name the folder.
 *
 * @param string $id Of a credential or a program.
 */
function page_stem( $id ) {
	$hash     = substr( hash( 'sha384', $id ), 0, 20 );
	$small    = strtr( $id, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz' );
	$readable = ltrim( preg_replace( '/[^a-z0-9]+/', '-', $small ), '-' );
	$readable = ltrim( substr( $readable, -48 ), '-' );
	if ( '' !== $readable && '-' !== substr( $readable, -1 ) ) {
		$readable .= '-';
	}
	return substr( $hash, 0, 2 ) . '/' . $readable . $hash;
}

/** The folder and the address of the published site. */
function published_site() {
	$uploads = wp_upload_dir( null, false );
	return array(
		'folder' => $uploads['basedir'] . '/credential-stack',
		'url'    => $uploads['baseurl'] . '/credential-stack',
	);
}

/**
 * The address of the slice of that id, which answers about nothing else; '' where there is none.
 *
 * @param string $id Of a credential or a program.
 */
function slice_url( $id ) {
	$site = published_site();
	$file = page_stem( $id ) . '.json';
	return is_file( $site['folder'] . '/' . $file ) ? $site['url'] . '/' . $file : '';
}

/**
 * The plain HTML of that id in that view; '' where there is none. Whoever may write into the uploads
 * may not write scripts into the page by it.
 *
 * @param string $id   Of a credential or a program.
 * @param string $view `stacks` or `ladder`.
 */
function fragment( $id, $view ) {
	$site = published_site();
	$file = $site['folder'] . '/' . page_stem( $id ) . '.' . $view . '.html';
	if ( ! is_file( $file ) ) {
		return '';
	}
	$allowed = array(
		'div'    => array(
			'lang' => true,
			'dir'  => true,
		),
		'h3'     => array(),
		'h4'     => array(),
		'h5'     => array(),
		'p'      => array(),
		'ul'     => array(),
		'ol'     => array(),
		'li'     => array(),
		'strong' => array(),
		'bdi'    => array( 'lang' => true ),
		'a'      => array( 'href' => true ),
	);
	// phpcs:ignore WordPress.WP.AlternativeFunctions -- a local file.
	$html = (string) file_get_contents( $file );
	return wp_kses( $html, $allowed, array( 'http', 'https', 'mailto' ) );
}
