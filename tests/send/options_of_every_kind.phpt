--TEST--
Every option takes its own type and refuses every other, before anything is connected to
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/peer.inc';
class Text { public function __toString(): string { return '1'; } }
enum Other { case Line; }
$values = ['null' => null, 'true' => true, 'false' => false, '0' => 0, '1' => 1, '-1' => -1, '1.5' => 1.5, '-0.1' => -0.1, 'NAN' => NAN,
    'INF' => INF, '1e9' => 1e9, '1.1e9' => 1.1e9, 'max' => PHP_INT_MAX, 'min' => PHP_INT_MIN, '""' => '', '"1"' => '1', '"localhost"' => 'localhost',
    '[]' => [], 'object' => new stdClass, 'Text' => new Text, 'enum' => Other::Line, 'Reply' => Lineproto\Reply::Line,
    'Framing' => Lineproto\Framing::lines(), 'closure' => fn() => true, 'resource' => STDIN];
/* Nobody listens there: what is accepted ends in ConnectException. */
$verdict = function (string $key, mixed $value): string {
    try {
        lineproto_send('unix:///nonexistent/socket', 'x', [$key => $value, 'timeout' => 5, $key => $value]);
        return 'sent?';
    } catch (Lineproto\ConnectException) {
        return 'fine';
    } catch (ValueError | TypeError $e) {
        return get_class($e) . ': ' . preg_replace('/^lineproto_send\(\): Argument #3 \(\$options\) /', '', $e->getMessage());
    }
};
foreach (['connect_timeout', 'timeout', 'greeting', 'refusal', 'reply', 'retries', 'idempotent', 'persistent', 'framing', 'max_line', 'bind_to',
    'transcript'] as $key) {
    $fine = $wrong = [];
    foreach ($values as $name => $value) {
        if ($key === 'retries' && $name === '1') {
            continue;   // it would take its time
        }
        $verdict($key, $value) === 'fine' ? $fine[] = $name : $wrong[$verdict($key, $value)][] = $name;
    }
    echo "$key: ", implode(' ', $fine), "\n";
    $limits = [(string) PHP_INT_MAX => 'max', (string) PHP_INT_MIN => 'min', sprintf('%g', PHP_INT_MAX) => 'max', sprintf('%g', PHP_INT_MIN) => 'min'];
    foreach ($wrong as $error => $names) {
        echo '    ', implode(' ', $names), ' => ', strtr($error, $limits), "\n";
    }
}
?>
--EXPECT--
connect_timeout: 0 1 1.5 1e9
    null => TypeError: key "connect_timeout" must be of type int|float (seconds), null given
    true false => TypeError: key "connect_timeout" must be of type int|float (seconds), bool given
    -1 => ValueError: key "connect_timeout" must be between 0 and 1000000000 seconds, -1 given
    -0.1 => ValueError: key "connect_timeout" must be between 0 and 1000000000 seconds, -0.1 given
    NAN => ValueError: key "connect_timeout" must be between 0 and 1000000000 seconds, NAN given
    INF => ValueError: key "connect_timeout" must be between 0 and 1000000000 seconds, INF given
    1.1e9 => ValueError: key "connect_timeout" must be between 0 and 1000000000 seconds, 1.1e+9 given
    max => ValueError: key "connect_timeout" must be between 0 and 1000000000 seconds, max given
    min => ValueError: key "connect_timeout" must be between 0 and 1000000000 seconds, min given
    "" "1" "localhost" => TypeError: key "connect_timeout" must be of type int|float (seconds), string given
    [] => TypeError: key "connect_timeout" must be of type int|float (seconds), array given
    object => TypeError: key "connect_timeout" must be of type int|float (seconds), stdClass given
    Text => TypeError: key "connect_timeout" must be of type int|float (seconds), Text given
    enum => TypeError: key "connect_timeout" must be of type int|float (seconds), Other given
    Reply => TypeError: key "connect_timeout" must be of type int|float (seconds), Lineproto\Reply given
    Framing => TypeError: key "connect_timeout" must be of type int|float (seconds), Lineproto\Framing given
    closure => TypeError: key "connect_timeout" must be of type int|float (seconds), Closure given
    resource => TypeError: key "connect_timeout" must be of type int|float (seconds), resource given
timeout: 0 1 1.5 1e9
    null => TypeError: key "timeout" must be of type int|float (seconds), null given
    true false => TypeError: key "timeout" must be of type int|float (seconds), bool given
    -1 => ValueError: key "timeout" must be between 0 and 1000000000 seconds, -1 given
    -0.1 => ValueError: key "timeout" must be between 0 and 1000000000 seconds, -0.1 given
    NAN => ValueError: key "timeout" must be between 0 and 1000000000 seconds, NAN given
    INF => ValueError: key "timeout" must be between 0 and 1000000000 seconds, INF given
    1.1e9 => ValueError: key "timeout" must be between 0 and 1000000000 seconds, 1.1e+9 given
    max => ValueError: key "timeout" must be between 0 and 1000000000 seconds, max given
    min => ValueError: key "timeout" must be between 0 and 1000000000 seconds, min given
    "" "1" "localhost" => TypeError: key "timeout" must be of type int|float (seconds), string given
    [] => TypeError: key "timeout" must be of type int|float (seconds), array given
    object => TypeError: key "timeout" must be of type int|float (seconds), stdClass given
    Text => TypeError: key "timeout" must be of type int|float (seconds), Text given
    enum => TypeError: key "timeout" must be of type int|float (seconds), Other given
    Reply => TypeError: key "timeout" must be of type int|float (seconds), Lineproto\Reply given
    Framing => TypeError: key "timeout" must be of type int|float (seconds), Lineproto\Framing given
    closure => TypeError: key "timeout" must be of type int|float (seconds), Closure given
    resource => TypeError: key "timeout" must be of type int|float (seconds), resource given
greeting: true false "" "1" "localhost"
    null => TypeError: key "greeting" must be of type bool|string, null given
    0 1 -1 max min => TypeError: key "greeting" must be of type bool|string, int given
    1.5 -0.1 NAN INF 1e9 1.1e9 => TypeError: key "greeting" must be of type bool|string, float given
    [] => TypeError: key "greeting" must be of type bool|string, array given
    object => TypeError: key "greeting" must be of type bool|string, stdClass given
    Text => TypeError: key "greeting" must be of type bool|string, Text given
    enum => TypeError: key "greeting" must be of type bool|string, Other given
    Reply => TypeError: key "greeting" must be of type bool|string, Lineproto\Reply given
    Framing => TypeError: key "greeting" must be of type bool|string, Lineproto\Framing given
    closure => TypeError: key "greeting" must be of type bool|string, Closure given
    resource => TypeError: key "greeting" must be of type bool|string, resource given
refusal: null "" "1" "localhost"
    true false => TypeError: key "refusal" must be of type ?string, bool given
    0 1 -1 max min => TypeError: key "refusal" must be of type ?string, int given
    1.5 -0.1 NAN INF 1e9 1.1e9 => TypeError: key "refusal" must be of type ?string, float given
    [] => TypeError: key "refusal" must be of type ?string, array given
    object => TypeError: key "refusal" must be of type ?string, stdClass given
    Text => TypeError: key "refusal" must be of type ?string, Text given
    enum => TypeError: key "refusal" must be of type ?string, Other given
    Reply => TypeError: key "refusal" must be of type ?string, Lineproto\Reply given
    Framing => TypeError: key "refusal" must be of type ?string, Lineproto\Framing given
    closure => TypeError: key "refusal" must be of type ?string, Closure given
    resource => TypeError: key "refusal" must be of type ?string, resource given
reply: Reply
    null => TypeError: key "reply" must be of type Lineproto\Reply, null given
    true false => TypeError: key "reply" must be of type Lineproto\Reply, bool given
    0 1 -1 max min => TypeError: key "reply" must be of type Lineproto\Reply, int given
    1.5 -0.1 NAN INF 1e9 1.1e9 => TypeError: key "reply" must be of type Lineproto\Reply, float given
    "" "1" "localhost" => TypeError: key "reply" must be of type Lineproto\Reply, string given
    [] => TypeError: key "reply" must be of type Lineproto\Reply, array given
    object => TypeError: key "reply" must be of type Lineproto\Reply, stdClass given
    Text => TypeError: key "reply" must be of type Lineproto\Reply, Text given
    enum => TypeError: key "reply" must be of type Lineproto\Reply, Other given
    Framing => TypeError: key "reply" must be of type Lineproto\Reply, Lineproto\Framing given
    closure => TypeError: key "reply" must be of type Lineproto\Reply, Closure given
    resource => TypeError: key "reply" must be of type Lineproto\Reply, resource given
retries: 0 1
    null => TypeError: key "retries" must be of type int, null given
    true false => TypeError: key "retries" must be of type int, bool given
    -1 => ValueError: key "retries" must be between 0 and 1000, -1 given
    1.5 -0.1 NAN INF 1e9 1.1e9 => TypeError: key "retries" must be of type int, float given
    max => ValueError: key "retries" must be between 0 and 1000, max given
    min => ValueError: key "retries" must be between 0 and 1000, min given
    "" "1" "localhost" => TypeError: key "retries" must be of type int, string given
    [] => TypeError: key "retries" must be of type int, array given
    object => TypeError: key "retries" must be of type int, stdClass given
    Text => TypeError: key "retries" must be of type int, Text given
    enum => TypeError: key "retries" must be of type int, Other given
    Reply => TypeError: key "retries" must be of type int, Lineproto\Reply given
    Framing => TypeError: key "retries" must be of type int, Lineproto\Framing given
    closure => TypeError: key "retries" must be of type int, Closure given
    resource => TypeError: key "retries" must be of type int, resource given
idempotent: true false
    null => TypeError: key "idempotent" must be of type bool, null given
    0 1 -1 max min => TypeError: key "idempotent" must be of type bool, int given
    1.5 -0.1 NAN INF 1e9 1.1e9 => TypeError: key "idempotent" must be of type bool, float given
    "" "1" "localhost" => TypeError: key "idempotent" must be of type bool, string given
    [] => TypeError: key "idempotent" must be of type bool, array given
    object => TypeError: key "idempotent" must be of type bool, stdClass given
    Text => TypeError: key "idempotent" must be of type bool, Text given
    enum => TypeError: key "idempotent" must be of type bool, Other given
    Reply => TypeError: key "idempotent" must be of type bool, Lineproto\Reply given
    Framing => TypeError: key "idempotent" must be of type bool, Lineproto\Framing given
    closure => TypeError: key "idempotent" must be of type bool, Closure given
    resource => TypeError: key "idempotent" must be of type bool, resource given
persistent: true false
    null => TypeError: key "persistent" must be of type bool, null given
    0 1 -1 max min => TypeError: key "persistent" must be of type bool, int given
    1.5 -0.1 NAN INF 1e9 1.1e9 => TypeError: key "persistent" must be of type bool, float given
    "" "1" "localhost" => TypeError: key "persistent" must be of type bool, string given
    [] => TypeError: key "persistent" must be of type bool, array given
    object => TypeError: key "persistent" must be of type bool, stdClass given
    Text => TypeError: key "persistent" must be of type bool, Text given
    enum => TypeError: key "persistent" must be of type bool, Other given
    Reply => TypeError: key "persistent" must be of type bool, Lineproto\Reply given
    Framing => TypeError: key "persistent" must be of type bool, Lineproto\Framing given
    closure => TypeError: key "persistent" must be of type bool, Closure given
    resource => TypeError: key "persistent" must be of type bool, resource given
framing: Framing
    null => TypeError: key "framing" must be of type Lineproto\Framing, null given
    true false => TypeError: key "framing" must be of type Lineproto\Framing, bool given
    0 1 -1 max min => TypeError: key "framing" must be of type Lineproto\Framing, int given
    1.5 -0.1 NAN INF 1e9 1.1e9 => TypeError: key "framing" must be of type Lineproto\Framing, float given
    "" "1" "localhost" => TypeError: key "framing" must be of type Lineproto\Framing, string given
    [] => TypeError: key "framing" must be of type Lineproto\Framing, array given
    object => TypeError: key "framing" must be of type Lineproto\Framing, stdClass given
    Text => TypeError: key "framing" must be of type Lineproto\Framing, Text given
    enum => TypeError: key "framing" must be of type Lineproto\Framing, Other given
    Reply => TypeError: key "framing" must be of type Lineproto\Framing, Lineproto\Reply given
    closure => TypeError: key "framing" must be of type Lineproto\Framing, Closure given
    resource => TypeError: key "framing" must be of type Lineproto\Framing, resource given
max_line: 1
    null => TypeError: key "max_line" must be of type int, null given
    true false => TypeError: key "max_line" must be of type int, bool given
    0 => ValueError: key "max_line" must be between 1 and 2147418111, 0 given
    -1 => ValueError: key "max_line" must be between 1 and 2147418111, -1 given
    1.5 -0.1 NAN INF 1e9 1.1e9 => TypeError: key "max_line" must be of type int, float given
    max => ValueError: key "max_line" must be between 1 and 2147418111, max given
    min => ValueError: key "max_line" must be between 1 and 2147418111, min given
    "" "1" "localhost" => TypeError: key "max_line" must be of type int, string given
    [] => TypeError: key "max_line" must be of type int, array given
    object => TypeError: key "max_line" must be of type int, stdClass given
    Text => TypeError: key "max_line" must be of type int, Text given
    enum => TypeError: key "max_line" must be of type int, Other given
    Reply => TypeError: key "max_line" must be of type int, Lineproto\Reply given
    Framing => TypeError: key "max_line" must be of type int, Lineproto\Framing given
    closure => TypeError: key "max_line" must be of type int, Closure given
    resource => TypeError: key "max_line" must be of type int, resource given
bind_to: null "1" "localhost"
    true false => TypeError: key "bind_to" must be of type ?string, bool given
    0 1 -1 max min => TypeError: key "bind_to" must be of type ?string, int given
    1.5 -0.1 NAN INF 1e9 1.1e9 => TypeError: key "bind_to" must be of type ?string, float given
    "" => ValueError: key "bind_to" must be host or host:port: address "" is empty
    [] => TypeError: key "bind_to" must be of type ?string, array given
    object => TypeError: key "bind_to" must be of type ?string, stdClass given
    Text => TypeError: key "bind_to" must be of type ?string, Text given
    enum => TypeError: key "bind_to" must be of type ?string, Other given
    Reply => TypeError: key "bind_to" must be of type ?string, Lineproto\Reply given
    Framing => TypeError: key "bind_to" must be of type ?string, Lineproto\Framing given
    closure => TypeError: key "bind_to" must be of type ?string, Closure given
    resource => TypeError: key "bind_to" must be of type ?string, resource given
transcript: true false
    null => TypeError: key "transcript" must be of type bool, null given
    0 1 -1 max min => TypeError: key "transcript" must be of type bool, int given
    1.5 -0.1 NAN INF 1e9 1.1e9 => TypeError: key "transcript" must be of type bool, float given
    "" "1" "localhost" => TypeError: key "transcript" must be of type bool, string given
    [] => TypeError: key "transcript" must be of type bool, array given
    object => TypeError: key "transcript" must be of type bool, stdClass given
    Text => TypeError: key "transcript" must be of type bool, Text given
    enum => TypeError: key "transcript" must be of type bool, Other given
    Reply => TypeError: key "transcript" must be of type bool, Lineproto\Reply given
    Framing => TypeError: key "transcript" must be of type bool, Lineproto\Framing given
    closure => TypeError: key "transcript" must be of type bool, Closure given
    resource => TypeError: key "transcript" must be of type bool, resource given
