<?php
/**
 * Turns a link to a stack page into the element.
 *
 * @package   filter_credentialstack
 */

namespace filter_credentialstack;

/**
 * A link is a stack page's when its address begins with one that the administrator listed and its query
 * has `src` and `focus`. It stays inside the element, for readers without scripts.
 */
class text_filter extends base_filter {
    /** A comment; an element whose content is no markup, or is ours already; any other tag. */
    private const TOKENS = '~(<!--.*?-->'
        . '|<(script|style|textarea|title|credential-stack)\b(?:[^>"\']|"[^"]*"|\'[^\']*\')*>.*?</\2\s*>'
        . '|</?[a-z](?:[^>"\']|"[^"]*"|\'[^\']*\')*>)~is';

    /**
     * Filters a text that is HTML; names and headings, which have no originalformat, stay as they are.
     *
     * @param string $text
     * @param array $options
     * @return string
     */
    public function filter($text, array $options = []) {
        if (!is_string($text) || !isset($options['originalformat']) || stripos($text, 'focus=') === false) {
            return $text;
        }
        $bases = addresses::listed(get_config('filter_credentialstack', 'addresses'));
        if ($bases === []) {
            return $text;
        }
        return $this->replace($text, $bases) ?? $text;
    }

    /**
     * The text with each such link inside of an element; null where it cannot be read.
     *
     * @param string $text
     * @param string[] $bases
     * @return string|null
     */
    private function replace(string $text, array $bases): ?string {
        if (preg_match_all(self::TOKENS, $text, $found, PREG_OFFSET_CAPTURE) === false) {
            return null;
        }
        $out = '';
        $done = 0;
        $tag = null;
        $at = 0;
        foreach ($found[0] as [$token, $offset]) {
            if (preg_match('~^<a\s~i', $token)) {
                $tag = $token;
                $at = $offset;
            } else if ($tag !== null && preg_match('~^</a\s*>$~i', $token)) {
                $opening = $this->opening($tag, $bases);
                if ($opening !== null) {
                    $end = $offset + strlen($token);
                    $link = substr($text, $at, $end - $at);
                    $out .= substr($text, $done, $at - $done) . $opening . $link . '</credential-stack>';
                    $done = $end;
                }
                $tag = null;
            }
        }
        return $out . substr($text, $done);
    }

    /**
     * The script and the opening tag for the link with that tag; null where it is no stack page's.
     *
     * @param string $tag
     * @param string[] $bases
     * @return string|null
     */
    private function opening(string $tag, array $bases): ?string {
        if (!preg_match('~\shref\s*=\s*(?:"([^"]*)"|\'([^\']*)\')~i', $tag, $href)) {
            return null;
        }
        $href = html_entity_decode($href[2] ?? $href[1], ENT_QUOTES | ENT_HTML5, 'UTF-8');
        $asked = addresses::asked($href, $bases);
        if ($asked === null) {
            return null;
        }
        $attributes = ' heading-level="4"';
        foreach ($asked as $name => $value) {
            $attributes .= ' ' . $name . '="' . self::escaped($value) . '"';
        }
        return self::script() . '<credential-stack' . $attributes . '>';
    }

    /** The script's tag: a browser runs a module once, however many tags ask for it. */
    private static function script(): string {
        global $CFG;
        $hashes = json_decode((string) file_get_contents(__DIR__ . '/../element/integrity.json'), true);
        $src = $CFG->wwwroot . '/filter/credentialstack/element/credential-stack.js';
        return '<script type="module" src="' . self::escaped($src) . '" integrity="'
            . self::escaped($hashes['credential-stack.js'] ?? '') . '" crossorigin="anonymous"></script>';
    }

    /**
     * A value for an attribute in double quotes; an ampersand stays one.
     *
     * @param string $value
     * @return string
     */
    private static function escaped(string $value): string {
        return htmlspecialchars($value, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8');
    }
}
