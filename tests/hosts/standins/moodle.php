<?php
// Stand-ins for what the filter asks of Moodle. Filters the texts that stand in the input as JSON:
//
//   php moodle.php < {"plugin": FOLDER, "older": false, "addresses": TEXT, "texts": [[TEXT, OPTIONS], …]}

namespace {
    define('MOODLE_INTERNAL', true);
    define('MATURITY_ALPHA', 50);
    error_reporting(E_ALL);
    set_error_handler(function (int $level, string $message, string $file, int $line) {
        throw new ErrorException($message, 0, $level, $file, $line);
    });

    $input = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);
    $CFG = (object) ['wwwroot' => 'https://moodle.example.edu'];

    /** The base class, as it has been since it exists. */
    abstract class stand_in_filter {
        protected $context;
        protected $localconfig;

        public function __construct($context, array $localconfig) {
            $this->context = $context;
            $this->localconfig = $localconfig;
        }

        abstract public function filter($text, array $options = []);
    }

    class_alias('stand_in_filter', $input['older'] ? 'moodle_text_filter' : 'core_filters\text_filter');

    function get_config(string $plugin, string $name) {
        global $input;
        return $plugin === 'filter_credentialstack' && $name === 'addresses' ? $input['addresses'] : false;
    }

    function get_string(string $name, string $component): string {
        global $input;
        $string = [];
        require $input['plugin'] . "/lang/en/$component.php";
        return $string[$name];
    }

    class admin_setting_configtextarea {
        public array $given;

        public function __construct(string ...$given) {
            $this->given = $given;
        }
    }

    /** Classes of a plugin lie in its folder by their names. */
    spl_autoload_register(function (string $class) use ($input): void {
        if (strpos($class, 'filter_credentialstack\\') !== 0) {
            return;
        }
        $path = str_replace('\\', '/', substr($class, strlen('filter_credentialstack\\')));
        require $input['plugin'] . "/classes/$path.php";
    });
}

namespace core_privacy\local\metadata {
    interface null_provider {
        public static function get_reason(): string;
    }
}

namespace {
    $name = 'filter_credentialstack\text_filter';
    if ($input['older']) {
        require $input['plugin'] . '/filter.php';
        $name = 'filter_credentialstack';
    }
    $filter = new $name(null, []);
    $texts = array_map(fn(array $call) => $filter->filter($call[0], $call[1]), $input['texts']);

    $plugin = new stdClass();
    require $input['plugin'] . '/version.php';
    $ADMIN = (object) ['fulltree' => true];
    $settings = new class {
        public array $added = [];

        public function add($setting): void {
            $this->added[] = $setting->given;
        }
    };
    define('PARAM_RAW_TRIMMED', 'raw_trimmed');
    require $input['plugin'] . '/settings.php';
    $reason = \filter_credentialstack\privacy\provider::get_reason();
    echo json_encode([
        'texts' => $texts,
        'version' => $plugin,
        'settings' => $settings->added,
        'filtername' => get_string('filtername', 'filter_credentialstack'),
        'privacy' => get_string($reason, 'filter_credentialstack'),
    ], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
}
