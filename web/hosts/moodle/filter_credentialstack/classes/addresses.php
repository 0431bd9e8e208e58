<?php
/**
 * Which addresses are those of stack pages, and what they ask for.
 *
 * @package   filter_credentialstack
 */

namespace filter_credentialstack;

/**
 * All addresses are compared after they were resolved as a browser would, so that no `..` leads out of
 * what the administrator listed.
 */
class addresses {
    /** What the element can show. */
    private const VIEWS = ['stacks', 'ladder', 'audit', 'plan'];

    /**
     * The addresses in the setting, one on a line. What is not an http or https address that ends in a
     * slash is left out.
     *
     * @param mixed $setting
     * @return string[]
     */
    public static function listed($setting): array {
        $lines = preg_split('~\s+~', (string) $setting, -1, PREG_SPLIT_NO_EMPTY);
        return array_values(array_filter($lines, function (string $line): bool {
            return substr($line, -1) === '/' && self::resolved($line, $line) === $line;
        }));
    }

    /**
     * What a link asks for, as attributes of the element; null where it is no stack page's.
     *
     * @param string $href
     * @param string[] $bases
     * @return array|null
     */
    public static function asked(string $href, array $bases): ?array {
        $page = self::resolved($href, $href);
        if ($page === null || !self::within($page, $bases)) {
            return null;
        }
        parse_str((string) parse_url($href, PHP_URL_QUERY), $query);
        $src = self::text($query, 'src');
        $focus = self::text($query, 'focus');
        $view = self::text($query, 'view') ?: 'stacks';
        $lang = self::text($query, 'lang');
        if ($src === '' || $focus === '' || !in_array($view, self::VIEWS, true)) {
            return null;
        }
        $src = self::resolved($src, $page);
        if ($src === null || !self::within($src, $bases)) {
            return null;
        }
        $asked = ['src' => $src, 'focus' => $focus, 'view' => $view];
        if (preg_match('~^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$~D', $lang)) {
            $asked['lang'] = $lang;
        }
        return $asked;
    }

    /**
     * One value of a query; '' where there is none, or several.
     *
     * @param array $query
     * @param string $name
     * @return string
     */
    private static function text(array $query, string $name): string {
        return isset($query[$name]) && is_string($query[$name]) ? $query[$name] : '';
    }

    /**
     * An http or https address without query and fragment, absolute and without dot segments; null for
     * anything else, and for what a browser could read otherwise.
     *
     * @param string $address
     * @param string $page
     * @return string|null
     */
    private static function resolved(string $address, string $page): ?string {
        $address = preg_replace('~[?#].*$~sD', '', $address);
        if (!preg_match('~^[\x21-\x7e]+$~D', $address) || strpbrk($address, '\\"\'<>') !== false
                || preg_match('~%(2e|2f|5c)~i', $address)) {
            return null;
        }
        if (!preg_match('~^[a-z][a-z0-9+.-]*:~i', $address)) {
            if (strncmp($address, '//', 2) === 0 || !preg_match('~^(https?://[^/]+)(/.*)$~D', $page, $around)) {
                return null;
            }
            $folder = substr($around[2], 0, strrpos($around[2], '/') + 1);
            $address = $around[1] . ($address[0] === '/' ? '' : $folder) . $address;
        }
        if (!preg_match('~^(https?://[a-z0-9.-]+(?::[0-9]+)?)(/.*)$~D', $address, $parts)) {
            return null;
        }
        return $parts[1] . self::without_dots($parts[2]);
    }

    /**
     * A path that has its `.` and `..` done.
     *
     * @param string $path
     * @return string
     */
    private static function without_dots(string $path): string {
        $kept = [];
        $segments = explode('/', substr($path, 1));
        foreach ($segments as $i => $segment) {
            $dots = $segment === '.' || $segment === '..';
            if ($segment === '..') {
                array_pop($kept);
            }
            if (!$dots) {
                $kept[] = $segment;
            } else if ($i === count($segments) - 1) {
                $kept[] = '';
            }
        }
        return '/' . implode('/', $kept);
    }

    /**
     * Whether an address begins with one of those.
     *
     * @param string $address
     * @param string[] $bases
     * @return bool
     */
    private static function within(string $address, array $bases): bool {
        foreach ($bases as $base) {
            if (strncmp($address, $base, strlen($base)) === 0) {
                return true;
            }
        }
        return false;
    }
}
