<?php
/**
 * Prints the block.
 *
 * @package credential-stack
 *
 * @var array $attributes Of the block.
 */

defined( 'ABSPATH' ) || exit;

// phpcs:ignore WordPress.Security.EscapeOutput -- escaped where it is made.
echo \CredentialStack\markup( $attributes, get_block_wrapper_attributes() );
