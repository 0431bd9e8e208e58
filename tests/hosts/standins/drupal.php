<?php
// Renders the component with Twig as Drupal does, with a stand-in for Drupal's attributes, and reads
// its YAML with the parser that Drupal uses:
//
//   php drupal.php < {"module": FOLDER, "templates": {NAME: TEXT}, "renders": [[NAME, VARIABLES], …]}

require '/usr/share/php/Twig/autoload.php';
require '/usr/share/php/Symfony/Component/Yaml/autoload.php';

use Symfony\Component\Yaml\Yaml;

error_reporting(E_ALL & ~E_DEPRECATED);
$input = json_decode(stream_get_contents(STDIN), true, 512, JSON_THROW_ON_ERROR);

/** Attributes that print themselves, each value escaped. */
class StandInAttribute {
    private array $values;

    public function __construct(array $values = []) {
        $this->values = $values;
    }

    public function setAttribute(string $name, $value): self {
        $this->values[$name] = (string) $value;
        return $this;
    }

    public function __toString(): string {
        $text = '';
        foreach ($this->values as $name => $value) {
            $text .= " $name=\"" . htmlspecialchars($value, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8') . '"';
        }
        return $text;
    }
}

$folder = $input['module'] . '/components/credential-stack';
$name = 'credential_stack:credential-stack';
$twig = new \Twig\Environment(new \Twig\Loader\ArrayLoader(
    [$name => file_get_contents("$folder/credential-stack.twig")] + $input['templates']
), ['autoescape' => 'html', 'strict_variables' => false]);
$twig->addFunction(new \Twig\TwigFunction('create_attribute', fn() => new StandInAttribute()));
// Attributes have escaped what is in them.
$escaper = $twig->getExtension(\Twig\Extension\EscaperExtension::class);
$escaper->addSafeClass(StandInAttribute::class, ['html']);

$out = [];
foreach ($input['renders'] as [$template, $variables]) {
    if (isset($variables['attributes'])) {
        $variables['attributes'] = new StandInAttribute($variables['attributes']);
    }
    $out[] = $twig->render($template, $variables);
}
echo json_encode([
    'renders' => $out,
    'component' => Yaml::parseFile("$folder/credential-stack.component.yml"),
    'info' => Yaml::parseFile($input['module'] . '/credential_stack.info.yml'),
], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
