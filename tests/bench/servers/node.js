'use strict';
/* Node's net module with lines cut by hand, one write per read. Usage: node.js echo|count.
 * latin1 keeps every byte and is the cheapest string there is. */

const net = require('node:net');

let count = 0;
const onLine = process.argv[2] === 'count'
	? () => {
		count++;
		return null;
	}
	: (line) => 'OK ' + line;

const server = net.createServer({ noDelay: true }, (socket) => {
	let tail = '';

	socket.setEncoding('latin1');
	socket.on('data', (chunk) => {
		const data = tail + chunk;
		let out = '';
		let from = 0;
		let newline;

		while ((newline = data.indexOf('\n', from)) >= 0) {
			const reply = onLine(data.slice(from, newline));

			if (reply !== null) {
				out += reply + '\n';
			}
			from = newline + 1;
		}
		tail = data.slice(from);
		if (out !== '') {
			socket.write(out, 'latin1');
		}
	});
	socket.on('error', () => socket.destroy());
	if (process.argv[2] === 'count') {
		socket.on('close', () => console.log('counted ' + count));
	}
});

server.listen({ port: 0, host: '127.0.0.1', backlog: 1024 }, () => {
	console.log('listening 127.0.0.1:' + server.address().port);
});
