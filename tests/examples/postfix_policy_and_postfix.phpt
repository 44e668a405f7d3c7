--TEST--
examples/postfix_policy.php: a real Postfix asks it, over TCP and over a Unix socket; a restart forgets nothing
--EXTENSIONS--
lineproto
--SKIPIF--
<?php
if (!is_executable('/usr/sbin/postfix') || !trim((string) shell_exec('command -v swaks'))) die('skip Postfix and swaks are not there');
if (trim(shell_exec('id -u')) !== '0') die('skip only root can start Postfix');
?>
--FILE--
<?php
require __DIR__ . '/peers.inc';
$folder = folder();
$policy = example('postfix_policy.php', '--delay=0', "--file=$folder/greylist", 'tcp://127.0.0.1:0');
$ask = fn(string $address) => ['smtpd_recipient_restrictions' => "reject_unauth_destination, check_policy_service $address"];
$send = function (Postfix $postfix, string $client): void {
    $said = swaks('--socket', $postfix->smtp, '--xclient-addr', $client, '--from', 'ann@sender.test', '--to', 'bob@example.test');
    echo "$client: ", preg_replace('/queued as \w+/', 'queued', array_slice($said, -2)[0]), "\n";   // behind it is only what QUIT got
};

mkdir("$folder/one");
$postfix = new Postfix("$folder/one", $ask('inet:127.0.0.1:' . port($policy->address)));
$send($postfix, '192.0.2.10');
$send($postfix, '198.51.100.7');
$send($postfix, '192.0.2.77');
echo "-- no policy service\n", $policy->stop(), "\n";
$send($postfix, '192.0.2.77');
$postfix = null;

mkdir("$folder/two");
$policy = example('postfix_policy.php', '--delay=0', "--file=$folder/greylist", "unix://$folder/greylist.sock");
$postfix = new Postfix("$folder/two", $ask("unix:$folder/greylist.sock"));
echo "-- after a restart\n";
$send($postfix, '198.51.100.200');
$send($postfix, '192.0.2.1');
$send($postfix, '203.0.113.5');
$postfix = null;
echo $policy->stop(), $policy->errors(), "\n";
?>
--EXPECT--
192.0.2.10: 450 4.7.1 <bob@example.test>: Recipient address rejected: Greylisted, please come back in 1 seconds
198.51.100.7: 450 4.7.1 <bob@example.test>: Recipient address rejected: Greylisted, please come back in 1 seconds
192.0.2.77: 250 2.0.0 Ok: queued
-- no policy service
0
192.0.2.77: 451 4.3.5 <bob@example.test>: Recipient address rejected: Server configuration problem
-- after a restart
198.51.100.200: 250 2.0.0 Ok: queued
192.0.2.1: 250 2.0.0 Ok: queued
203.0.113.5: 450 4.7.1 <bob@example.test>: Recipient address rejected: Greylisted, please come back in 1 seconds
0
