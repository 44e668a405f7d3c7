--TEST--
One kept connection serves replies of every kind; only a greeting with a code makes it another
--EXTENSIONS--
lineproto
--FILE--
<?php
require __DIR__ . '/replies.inc';
use Lineproto\Reply;
$server = line_server(<<<'PHP'
    function (string $line, Lineproto\Connection $peer): void {
        $peer->write(strtr(stripcslashes($line), ['ID' => $peer->id]));
    }
    PHP, "'greeting' => '220 hello',");
$ask = fn(string $answer, Reply $reply, array $options = []) => print $reply->name . ' '
    . json_encode(lineproto_send($server->address, $answer, ['persistent' => true, 'reply' => $reply] + $options)) . "\n";
$ask('ID\n', Reply::Line);
$ask('ID\n..\n.\n', Reply::Dotted);
$ask('ID\nb\n\n', Reply::Block);
$ask('ID\n', Reply::Line);
$ask('250-\n250 ID\n', Reply::Code);   // whether it greeted with a code nobody has looked at
$ask('250 ID\n', Reply::Code);
$ask('ID\n', Reply::Line);
echo "a rest behind the reply\n";
$ask('ID\n.\nx', Reply::Dotted);
$ask('ID\n', Reply::Line);
$ask('250 ID\n250 more\n', Reply::Code);
$ask('250 ID\n', Reply::Code);
?>
--EXPECT--
Line "1"
Dotted "1\n."
Block "1\nb"
Line "1"
Code "250-\n250 2"
Code "250 2"
Line "1"
a rest behind the reply
Dotted "1"
Line "3"
Code "250 2"
Code "250 4"
