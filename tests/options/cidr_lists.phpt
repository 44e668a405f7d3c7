--TEST--
allow and deny are lists of IP addresses and CIDR ranges; a wrong one is named
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/../harness.inc';
foreach (['allow', 'deny'] as $key) {
    foreach ([[], ['10.0.0.1'], ['10.0.0.0/8', '::1', '2001:db8::/32'], ['0.0.0.0/0'], ['::ffff:10.0.0.0/104']] as $value) {
        echo verdict([$key => $value]), ' ';
    }
    echo "\n";
}
foreach (['10.0.0.1', null, [5], [''], ['localhost'], ['10.0.0.0/33'], ['10.0.0.1/8'], ['10.0.0.0/'], ['10.0.0'], ['::1/129'], ['10.0.0.0/8/8'], ["10.0.0.1\n"], ['10.0.0.1', 'x']] as $value) {
    echo verdict(['deny' => $value]), "\n";
}
?>
--EXPECT--
fine fine fine fine fine 
fine fine fine fine fine 
TypeError: key "deny" must be of type array of strings, string given
TypeError: key "deny" must be of type array of strings, null given
TypeError: key "deny" must be of type array of strings, int given
ValueError: key "deny" must be a list of CIDR ranges: "" is no CIDR range
ValueError: key "deny" must be a list of CIDR ranges: "localhost" is no CIDR range: "localhost" is no IP address
ValueError: key "deny" must be a list of CIDR ranges: "10.0.0.0/33" is no CIDR range: the prefix must be 0 to 32
ValueError: key "deny" must be a list of CIDR ranges: "10.0.0.1/8" has bits set behind its prefix of 8
ValueError: key "deny" must be a list of CIDR ranges: "10.0.0.0/" is no CIDR range: the prefix must be 0 to 32
ValueError: key "deny" must be a list of CIDR ranges: "10.0.0" is no CIDR range: "10.0.0" is no IP address
ValueError: key "deny" must be a list of CIDR ranges: "::1/129" is no CIDR range: the prefix must be 0 to 128
ValueError: key "deny" must be a list of CIDR ranges: "10.0.0.0/8/8" is no CIDR range: the prefix must be 0 to 32
ValueError: key "deny" must be a list of CIDR ranges: "10.0.0.1?" is no CIDR range: "10.0.0.1?" is no IP address
ValueError: key "deny" must be a list of CIDR ranges: "x" is no CIDR range: "x" is no IP address
