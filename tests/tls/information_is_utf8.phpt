--TEST--
Names in certificates are UTF-8 in getTlsInfo(), whatever bytes they have
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
$folder = certificate_folder();
$show = function (string $path) {
    $server = tls_server('', tls: ['local_cert' => $path, 'security_level' => 0]);
    $client = new Lineproto\Client($server->address, trusting(['verify_peer' => false, 'verify_peer_name' => false]));
    $client->request('hello');
    $info = $client->getTlsInfo();
    return json_encode(['subject' => $info['peer_subject'], 'cn' => $info['peer_cn'], 'san' => $info['peer_san']], JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR);
};
echo $show(certificate('unicode')), "\n";
// bytes that are no UTF-8, in strings of a kind that may have them (T61String, whose tag is 20, in place of UTF8String, 12)
foreach (["\xff\xfe\xe2\x82", "a\x01\x1b[2J", 'quote"comma,plus+', 'a, DNS:b', str_repeat("\u{20ac}", 20)] as $i => $bytes) {
    $marker = str_repeat('m', strlen($bytes));
    certify($path = "$folder/odd$i." . getmypid() . '.pem', $i === 4 ? '/' . implode('/', array_fill(0, 10, "O=$marker")) . "/CN=x" : "/CN=$marker", "DNS:$marker.example");
    // the signature does not fit any more, which nobody looks at here
    $der = base64_decode(preg_replace('/-----.*?-----|\s/', '', preg_replace('/-----END CERTIFICATE-----.*/s', '', file_get_contents($path))));
    $key = strstr(file_get_contents($path), '-----BEGIN PRIVATE KEY-----');
    file_put_contents($path, "-----BEGIN CERTIFICATE-----\n" . chunk_split(base64_encode(str_replace(["\x0c" . chr(strlen($bytes)) . $marker, $marker], ["\x14" . chr(strlen($bytes)) . $bytes, $bytes], $der)), 64, "\n") . "-----END CERTIFICATE-----\n" . $key);
    echo $show($path), "\n";
    unlink($path);
    @unlink(preg_replace('/pem$/', 'key', $path));
}
?>
--EXPECT--
{"subject":"O=Größe,CN=Grüße €","cn":"Grüße €","san":"DNS:xn--gre-6ka.example"}
{"subject":"CN=ÿþâ","cn":"ÿþâ","san":"DNS:.....example"}
{"subject":"CN=a\\01\\1B[2J","cn":"a\\01\\1B[2J","san":"DNS:a..[2J.example"}
{"subject":"CN=quote\\\"comma\\,plus\\+","cn":"quote\"comma,plus+","san":"DNS:quote\"comma\\,plus+.example"}
{"subject":"CN=a\\, DNS:b","cn":"a, DNS:b","san":"DNS:a\\, DNS:b.example"}
{"subject":"CN=x,O=â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬,O=â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬,O=â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬,O=â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬â¬,O=â¬â¬","cn":"x","san":"DNS:.............................................................example"}
