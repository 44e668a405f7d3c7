--TEST--
The page in a real browser: live figures within seconds, on a wide screen and a phone, in light and dark, without JavaScript; nothing is asked for elsewhere and nothing complained about
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (trim((string) shell_exec('command -v chromium')) === '') die('skip chromium is not there');
?>
--FILE--
<?php
require __DIR__ . '/chromium.inc';

/** Wait for more samples than there are; let lines flow meanwhile. */
function watch(Chromium $browser, Peer $peer, int $samples): void
{
    $browser->until("(document.body && document.body.dataset.samples | 0) >= 1");
    for ($i = 0; $browser->value('document.body.dataset.samples | 0') < $samples; $i++) {
        if ($peer->send(str_repeat("line\n", 500))->exchange('', 2500) !== str_repeat("line\n", 500)) {
            fail('a line is lost');
        }
    }
}

/** How many of the pixels of a plot are drawn at all. */
function drawn(Chromium $browser, string $canvas): bool
{
    return $browser->value("(() => { const c = document.getElementById('$canvas'), d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
        let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 0; return n; })()") > 200;
}

$server = serve_with_status("'max_line' => 2000, 'overflow' => Lineproto\\Overflow::Discard, 'log' => fn() => null,",
    'function ($line) { for ($end = hrtime(true) + ($line === "slow" ? 3e7 : 0); hrtime(true) < $end; ) { } return $line === "throw" ? throw new Exception : $line; }');
$url = str_replace('tcp:', 'http:', $server->addresses[1]) . '/';
$peer = $server->connect();
$peer->send("slow\n")->line();
$server->connect()->send(str_repeat('x', 3000) . "\nthrow\n")->finish()->rest();

$browser = new Chromium;
foreach ([[1400, 900, 'light', false], [1400, 900, 'dark', false], [390, 844, 'light', true], [320, 600, 'dark', true]] as [$width, $height, $scheme, $phone]) {
    $browser->look($width, $height, $scheme, $phone);
    $browser->open($url);
    $browser->until('document.readyState === "complete"');
    watch($browser, $peer, 3);
    $text = fn(string $id) => $browser->value("document.getElementById('$id').textContent");
    echo "$width $scheme: ", $text('state'), ' ', $text('open'), ' ',
        preg_match('~^[1-9][\d.]*( k| M)?/s$~', $text('in')) && preg_match('~^[1-9][\d.]*( k| M)?/s$~', $text('out')) ? 'lines flow' : 'in ' . $text('in') . ', out ' . $text('out'), ', ',
        preg_match('~^[\d.]+ (ns|µs|ms)$~', $text('p99')) ? 'p99 known' : 'p99 ' . $text('p99'), ', ',
        str_contains($text('listeners'), $server->addresses[0]) ? 'address' : 'no address', ', ',
        str_contains($text('slowest'), $server->addresses[0]) && str_contains($text('slowest'), ' ms') ? 'slowest' : $text('slowest'), ', ',
        $text('limits'), ', ', $text('closed'), ', ',
        implode(' ', array_filter(['lines', 'connections', 'bytes', 'latency'], fn($plot) => drawn($browser, $plot))), ', ',
        $browser->value('document.documentElement.scrollWidth') <= $width ? 'fits' : 'is too wide', "\n";
    $colors[$scheme][] = $browser->value('getComputedStyle(document.documentElement).backgroundColor');
}
echo count(array_unique($colors['light'])), count(array_unique($colors['dark'])), $colors['light'][0] === $colors['dark'][0] ? ' same' : ' another', " colour in the dark\n";
echo preg_match('~^[\d.]+( k| M)?/s · 1 open · lineproto$~u', $browser->value('document.title')) ? "title tells\n" : $browser->value('document.title') . "\n";

$server->stop();
$complaints = $browser->complaints;
$browser->until("document.getElementById('state').textContent === 'unreachable'");
$browser->complaints = $complaints;
$browser->open('about:blank');
$server = serve_with_status();
$url = str_replace('tcp:', 'http:', $server->addresses[1]) . '/';

$browser->call('Emulation.setScriptExecutionDisabled', ['value' => true]);
foreach ([1200, 390] as $width) {
    $browser->look($width, 900, 'light', $width < 500);
    $browser->open($url);
    $browser->until('document.readyState === "complete" && location.protocol === "http:"');
    $browser->until('document.querySelector("noscript table") !== null');
    $browser->call('Page.stopLoading');
    $cells = $browser->value('[...document.querySelectorAll("noscript tr")].slice(0, 2).map(row => [...row.cells].map(cell => cell.textContent.trim()).join("|")).join(" ")');
    echo "no script, $width: $cells ", $browser->value('document.querySelector("main").hidden && document.querySelector("noscript table").offsetHeight > 300') ? 'shown' : 'hidden', ' ',
        $browser->value('document.documentElement.scrollWidth') <= $width ? 'fits' : 'is too wide', "\n";
}
foreach (array_unique($browser->requests) as $request) {
    echo preg_match('~^(http://127\.0\.0\.1:\d+/(status\.json)?|about:blank|data:.*)$~', $request) ? '' : "asked for $request\n";
}
print_r($browser->complaints);
unset($browser);
echo $server->stop(), $server->output(), $server->errors();
?>
--EXPECT--
1400 light: serving 1 lines flow, p99 known, address, slowest, handler errors1overflows1, error1, lines connections bytes latency, fits
1400 dark: serving 1 lines flow, p99 known, address, slowest, handler errors1overflows1, error1, lines connections bytes latency, fits
390 light: serving 1 lines flow, p99 known, address, slowest, handler errors1overflows1, error1, lines connections bytes latency, fits
320 dark: serving 1 lines flow, p99 known, address, slowest, handler errors1overflows1, error1, lines connections bytes latency, fits
11 another colour in the dark
title tells
no script, 1200: accepted|0|Connections that were served. open|0|Connections that are open now. shown fits
no script, 390: accepted|0|Connections that were served. open|0|Connections that are open now. shown fits
Array
(
)
0
