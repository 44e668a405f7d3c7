--TEST--
openssl s_client -starttls smtp, against a mail server in on_line and one in a session
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
require __DIR__ . '/tls.inc';
die(($reason = tls_is_missing()) ? "skip $reason" : '');
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';
$session = 'while (($line = $c->readLine()) !== null) { switch (substr($line, 0, 4)) {
    case "EHLO": $c->send($c->getTlsInfo() ? ["250 mail.example"] : ["250-mail.example", "250 STARTTLS"]); break;
    case "STAR": $c->send("220 go ahead"); $c->startTls(); break;
    case "QUIT": $c->close("221 " . $c->getTlsInfo()["protocol"] . " bye"); break;
    default: $c->send("500 what?"); } }';
$on_line = 'function ($line, $c) { switch (substr($line, 0, 4)) {
    case "EHLO": return $c->getTlsInfo() ? "250 mail.example" : ["250-mail.example", "250 STARTTLS"];
    case "STAR": $c->startTls(); return "220 go ahead";
    case "QUIT": $c->close("221 " . $c->getTlsInfo()["protocol"] . " bye"); return null;
    default: return "500 what?"; } }';
$options = "'greeting' => '220 mail.example', 'framing' => Lineproto\\Framing::crlf(),";
foreach ([tls_server(handler: $on_line, options: $options, address: 'tcp://127.0.0.1:0'), tls_session_server($session, $options, address: 'tcp://127.0.0.1:0')] as $server) {
    foreach (['-tls1_2', '-tls1_3'] as $version) {
        $client = s_client($server->address, '-starttls', 'smtp', '-crlf', $version, '-CAfile', certificate('ca'), '-verify_return_error', '-quiet');
        $client->say("EHLO me\n");
        echo trim($client->expect('/^250 mail.example\r/m')[0]), ' ';
        $client->say("QUIT\n");
        echo trim($client->expect('/^221 .*/m')[0]), "\n";
    }
    echo $server->stop(), $server->errors(), "\n";
}
?>
--EXPECT--
250 mail.example 221 TLSv1.2 bye
250 mail.example 221 TLSv1.3 bye
0
250 mail.example 221 TLSv1.2 bye
250 mail.example 221 TLSv1.3 bye
0
