<?php
// Stand-ins for the functions of WordPress that the block calls, with the meaning that matters here.
// Runs the calls that stand in the input as JSON, and prints what each gives:
//
//   php wordpress.php < {"plugin": FOLDER, "uploads": FOLDER, "editor": true, "calls": [[NAME, …], …]}

define('ABSPATH', '/');
error_reporting(E_ALL);
set_error_handler(function (int $level, string $message, string $file, int $line) {
    throw new ErrorException($message, 0, $level, $file, $line);
});

$input = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
$hooks = [];
$blocks = [];
$shortcodes = [];

// ---- text: what is escaped already is not escaped twice -----------------------------------------

function esc_html(string $text): string {
    return htmlspecialchars($text, ENT_QUOTES, 'UTF-8', false);
}

function esc_attr(string $text): string {
    return esc_html($text);
}

function __(string $text, string $domain): string {
    return $text;
}

function esc_html__(string $text, string $domain): string {
    return esc_html($text);
}

/** What has no scheme and does not begin as a path is taken for a host's name. */
function esc_url(string $url, array $protocols): string {
    $url = preg_replace('~[^a-z0-9\-\~+_.?#=!&;,/:%@$|*\'()\[\]\x80-\xff]~i', '', ltrim($url));
    if ($url === '') {
        return '';
    }
    if (strpos($url, ':') === false && !in_array($url[0], ['/', '#', '?'], true)) {
        $url = 'http://' . $url;
    }
    $url = str_replace(['&amp;', "'"], ['&#038;', '&#039;'], preg_replace('~&(?!#?\w+;)~', '&#038;', $url));
    return has_good_scheme($url, $protocols) ? $url : '';
}

function has_good_scheme(string $url, array $protocols): bool {
    $plain = preg_replace('~[\s\x00-\x1f]~', '', html_entity_decode($url, ENT_QUOTES | ENT_HTML5));
    return !preg_match('~^([^/?#:]*):~', $plain, $scheme)
        || in_array(strtolower($scheme[1]), $protocols, true);
}

/** Tags and attributes that are not allowed go; the content of such a tag stays, as text does. */
function wp_kses(string $html, array $allowed, array $protocols): string {
    $html = preg_replace('~<!--.*?-->~s', '', $html);
    return preg_replace_callback('~<(/?)([a-z0-9-]+)((?:[^>"\']|"[^"]*"|\'[^\']*\')*)>|<~i', function (array $tag) use ($allowed, $protocols): string {
        if (!isset($tag[2])) {
            return '&lt;';
        }
        $name = strtolower($tag[2]);
        if (!isset($allowed[$name])) {
            return '';
        }
        if ($tag[1] !== '') {
            return "</$name>";
        }
        preg_match_all('~([a-z-]+)\s*=\s*(?:"([^"]*)"|\'([^\']*)\'|([^\s"\'>]+))~i', $tag[3], $found, PREG_SET_ORDER);
        $kept = '';
        foreach ($found as $attribute) {
            $key = strtolower($attribute[1]);
            $value = end($attribute);
            $good = isset($allowed[$name][$key]) && ($key !== 'href' || has_good_scheme($value, $protocols));
            $kept .= $good ? ' ' . $key . '="' . esc_attr($value) . '"' : '';
        }
        return "<$name$kept>";
    }, $html);
}

// ---- hooks, blocks and shortcodes ---------------------------------------------------------------

function add_action(string $name, callable $call): void {
    global $hooks;
    $hooks[$name][] = $call;
}

function add_filter(string $name, callable $call): void {
    add_action($name, $call);
}

function register_block_type(string $folder): void {
    global $blocks;
    $block = json_decode(file_get_contents("$folder/block.json"), true, 512, JSON_THROW_ON_ERROR);
    $blocks[$block['name']] = $block + ['folder' => $folder];
}

function add_shortcode(string $name, callable $call): void {
    global $shortcodes;
    $shortcodes[$name] = $call;
}

function shortcode_atts(array $known, $given, string $name): array {
    return array_merge($known, array_intersect_key(is_array($given) ? $given : [], $known));
}

function get_block_wrapper_attributes(): string {
    return 'class="wp-block-credential-stack-stack"';
}

/** What does not fit the block's own description is left out, as are unknown attributes. */
function render_block(array $parsed): string {
    global $blocks;
    $block = $blocks[$parsed['blockName']];
    $attributes = [];
    foreach ($block['attributes'] as $name => $kind) {
        $value = $parsed['attrs'][$name] ?? $kind['default'];
        $fits = $kind['type'] === 'integer' ? is_int($value) : is_string($value);
        $fits = $fits && in_array($value, $kind['enum'] ?? [$value], true);
        $attributes[$name] = $fits ? $value : $kind['default'];
    }
    ob_start();
    (function () use ($attributes, $block): void {
        require $block['folder'] . '/' . substr($block['render'], strlen('file:./'));
    })();
    return ob_get_clean();
}

// ---- the site -----------------------------------------------------------------------------------

function wp_upload_dir($time, bool $create): array {
    global $input;
    return ['basedir' => $input['uploads'], 'baseurl' => 'https://www.example.edu/wp-content/uploads'];
}

function plugins_url(string $path, string $file): string {
    return 'https://www.example.edu/wp-content/plugins/' . basename(dirname($file)) . '/' . $path;
}

function current_user_can(string $right): bool {
    global $input;
    return $input['editor'] && $right === 'edit_posts';
}

// ---- the calls ----------------------------------------------------------------------------------

require $input['plugin'] . '/credential-stack.php';
foreach ($hooks['init'] as $call) {
    $call();
}

$kinds = [
    'block' => fn(array $attributes): string => render_block([
        'blockName' => 'credential-stack/stack', 'attrs' => $attributes,
        'innerBlocks' => [], 'innerHTML' => '', 'innerContent' => [],
    ]),
    'shortcode' => fn($given): string => $shortcodes['credential_stack']($given),
    // The functions themselves, where a wrong value of an attribute would not come that far.
    'markup' => fn(array $attributes): string => \CredentialStack\markup($attributes, ''),
    'stem' => fn(string $id): string => \CredentialStack\page_stem($id),
    'script' => function (array $attributes) use ($hooks): array {
        foreach ($hooks['wp_script_attributes'] as $call) {
            $attributes = $call($attributes);
        }
        return $attributes;
    },
];
$out = [];
foreach ($input['calls'] as [$kind, $value]) {
    $out[] = $kinds[$kind]($value);
}
echo json_encode($out, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
