--TEST--
greeting, refusal and overflow_reply are lines or null; a delimiter of the framing in use in one is a ValueError
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['greeting', 'refusal', 'overflow_reply'] as $key) {
    foreach (['text', '', null, "with \0 byte", str_repeat('x', 100000), 5, true, [], "two\nlines"] as $value) {
        $said = verdict([$key => $value]);
        echo $said === 'fine' ? '.' : " $said\n";
    }
}
echo verdict(['greeting' => "bare\rcr"]), ' ', verdict(['greeting' => "bare\rcr", 'framing' => Lineproto\Framing::crlf()]), "\n";
echo verdict(['framing' => Lineproto\Framing::crlf(), 'greeting' => "bare\rcr"]), "\n";
?>
--EXPECT--
..... TypeError: key "greeting" must be of type ?string, int given
 TypeError: key "greeting" must be of type ?string, bool given
 TypeError: key "greeting" must be of type ?string, array given
 ValueError: key "greeting" must not contain a line feed, which ends a line in this framing
..... TypeError: key "refusal" must be of type ?string, int given
 TypeError: key "refusal" must be of type ?string, bool given
 TypeError: key "refusal" must be of type ?string, array given
 ValueError: key "refusal" must not contain a line feed, which ends a line in this framing
..... TypeError: key "overflow_reply" must be of type ?string, int given
 TypeError: key "overflow_reply" must be of type ?string, bool given
 TypeError: key "overflow_reply" must be of type ?string, array given
 ValueError: key "overflow_reply" must not contain a line feed, which ends a line in this framing
fine ValueError: key "greeting" must not contain a carriage return or line feed, which strict CRLF framing allows at the end only
ValueError: key "greeting" must not contain a carriage return or line feed, which strict CRLF framing allows at the end only
