<?php
/* Makes src/core/status_page.c of src/core/status_page.html, or with --check shows whether the committed one is of date.
 *
 * The page has one <style> and one <script>, which the policy names by their hashes, and a line "{{rows}}" where the server writes its table. */

$folder = __DIR__ . '/../src/core';
$page = preg_replace('/^\t+/m', '', file_get_contents("$folder/status_page.html"));
if (strlen($page) > 25000) {
    fwrite(STDERR, 'status_page: the page has ' . strlen($page) . " bytes, more than 25000\n");
    exit(1);
}

function source_of(string $page, string $tag): string
{
    if (preg_match_all("~<$tag>(.*?)</$tag>~s", $page, $match) !== 1) {
        fwrite(STDERR, "status_page: there must be one <$tag>\n");
        exit(1);
    }
    return "'sha256-" . base64_encode(hash('sha256', $match[1][0], true)) . "'";
}

function c_string(string $text): string
{
    $lines = preg_split('/(?<=\n)/', $text, -1, PREG_SPLIT_NO_EMPTY);
    return implode("\n", array_map(fn($line) => "\t\"" . strtr($line, ['\\' => '\\\\', '"' => '\\"', "\n" => '\\n', '?' => '\\?']) . '"', $lines));
}

$policy = "default-src 'none'; script-src " . source_of($page, 'script') . '; style-src ' . source_of($page, 'style')
    . "; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
[$head, $tail] = explode("{{rows}}\n", $page);
$source = <<<C
    /* Made of status_page.html by tests/status_page.php: edit that one. */
    #include "status_page.h"

    const char lp_status_page_policy[] =
    %s;

    const char lp_status_page_head[] =
    %s;

    const char lp_status_page_tail[] =
    %s;

    C;
$source = sprintf($source, c_string($policy), c_string($head), c_string($tail));
if (($argv[1] ?? '') === '--check') {
    $same = $source === file_get_contents("$folder/status_page.c");
    echo 'status_page.c: ', $same ? 'up to date' : 'not what status_page.html makes: run php tests/status_page.php', "\n";
    exit($same ? 0 : 1);
}
file_put_contents("$folder/status_page.c", $source);
