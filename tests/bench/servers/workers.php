<?php
/* The extension with two workers; the same usage as lineproto.php. */

$workers = 2;
require __DIR__ . '/lineproto.php';
