<?php
/**
 * The element as HTML.
 *
 * @package credential-stack
 */

namespace CredentialStack;

defined( 'ABSPATH' ) || exit;

/**
 * The element with its plain HTML inside; '' where the block says too little for one.
 *
 * @param array  $attributes As block.json names them.
 * @param string $wrapper    Attributes of the block around it, escaped.
 */
function markup( $attributes, $wrapper ) {
	$focus = (string) ( $attributes['focus'] ?? '' );
	$views = array( 'stacks', 'ladder', 'audit', 'plan' );
	$view  = in_array( $attributes['view'] ?? '', $views, true ) ? $attributes['view'] : 'stacks';
	$src   = source_of( $focus, $view, (string) ( $attributes['src'] ?? '' ) );
	if ( '' === $focus || '' === $src ) {
		return notice( $focus, $view, $wrapper );
	}
	$level = min( 6, max( 2, (int) ( $attributes['headingLevel'] ?? 3 ) ) );
	$lang  = (string) ( $attributes['lang'] ?? '' );
	$plain = fragment( $focus, 'stacks' === $view ? 'stacks' : 'ladder' );
	if ( '' === $plain ) {
		$plain = '<p>' . esc_html__( 'Where this counts could not be shown.', 'credential-stack' ) . '</p>';
	}
	return sprintf(
		'<div %1$s><credential-stack src="%2$s" focus="%3$s" view="%4$s" heading-level="%5$d"%6$s>%7$s</credential-stack></div>',
		$wrapper,
		$src,
		esc_attr( $focus ),
		esc_attr( $view ),
		$level,
		preg_match( '/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/D', $lang ) ? ' lang="' . esc_attr( $lang ) . '"' : '',
		$plain
	);
}

/**
 * The escaped address of the catalogue; '' for none. A slice answers `stacks` and `ladder` of its id
 * alone: what of a learner's record counts has to be asked of a whole catalogue.
 *
 * @param string $focus The id.
 * @param string $view  The view.
 * @param string $given What the block says.
 */
function source_of( $focus, $view, $given ) {
	if ( '' !== $given ) {
		return esc_url( $given, array( 'http', 'https' ) );
	}
	$slice = in_array( $view, array( 'stacks', 'ladder' ), true ) ? slice_url( $focus ) : '';
	return esc_url( $slice, array( 'http', 'https' ) );
}

/**
 * Why there is no element, for those who can do something about it.
 *
 * @param string $focus   The id.
 * @param string $view    The view.
 * @param string $wrapper Attributes of the block around it, escaped.
 */
function notice( $focus, $view, $wrapper ) {
	if ( ! current_user_can( 'edit_posts' ) ) {
		return '';
	}
	if ( '' === $focus ) {
		$why = __( 'This block needs the id of a credential or a program.', 'credential-stack' );
	} elseif ( 'audit' === $view || 'plan' === $view ) {
		$why = __( 'This view needs the address of a whole catalogue.', 'credential-stack' );
	} else {
		$why = __( 'Nothing is published of this id, and the block gives no address of a catalogue that may be used.', 'credential-stack' );
	}
	return sprintf( '<div %s><p>%s</p></div>', $wrapper, esc_html( $why ) );
}
