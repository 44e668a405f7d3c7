# goals.tsv and summary.tsv -> the tables, in Markdown: servers, clients, and what the goals have come to.

BEGIN {
	FS = "\t"
}

FILENAME ~ /goals\.tsv$/ {
	if ($0 !~ /^#/) {
		goal[++goals] = $1
		against[goals] = $2
		most[goals] = $3
	}
	next
}

$1 == "scenario" {
	next
}

{
	kind = $1 ~ /^client_/ ? "client" : "server"
	if (!((kind, $1) in seen)) {
		seen[kind, $1] = 1
		row[kind, ++rows[kind]] = $1
	}
	if (!((kind, $2) in seen)) {
		seen[kind, $2] = 1
		column[kind, ++columns[kind]] = $2
	}
	unit[$1] = $3
	middle[$1, $2] = $5
	times[$1, $2] = $8
}

function figure(value, unit) {
	if (unit == "bytes") {
		return sprintf("%d B", value)
	}
	return value < 1000 ? sprintf("%.0f ns", value) : sprintf("%.1f us", value / 1000)
}

function cell(scenario, server) {
	if (!((scenario, server) in middle)) {
		return "-"
	}
	if (times[scenario, server] == "-") {
		return figure(middle[scenario, server], unit[scenario])
	}
	return sprintf("%s (%.2f)", figure(middle[scenario, server], unit[scenario]), times[scenario, server])
}

function print_table(kind, title,    i, j, line) {
	if (!rows[kind]) {
		return
	}
	line = "| " title " |"
	for (j = 1; j <= columns[kind]; j++) {
		line = line " " column[kind, j] " |"
	}
	print line
	line = "|---|"
	for (j = 1; j <= columns[kind]; j++) {
		line = line "---:|"
	}
	print line
	for (i = 1; i <= rows[kind]; i++) {
		line = "| " row[kind, i] (unit[row[kind, i]] == "ns/byte" ? ", per byte" : "") " |"
		for (j = 1; j <= columns[kind]; j++) {
			line = line " " cell(row[kind, i], column[kind, j]) " |"
		}
		print line
	}
	print ""
}

# What the extension has come to, in the goal's own measure; empty when something was not run.
function reached(i,    own, base) {
	if (!((goal[i], "lineproto") in middle)) {
		return ""
	}
	own = middle[goal[i], "lineproto"]
	if (against[i] == "bytes") {
		return own
	}
	if (against[i] == "floor") {
		return times[goal[i], "lineproto"] == "-" ? "" : times[goal[i], "lineproto"]
	}
	base = middle[against[i], "lineproto"]
	return base > 0 ? sprintf("%.3f", own / base) : ""
}

function print_goals(    i, value, any) {
	for (i = 1; i <= goals; i++) {
		value = reached(i)
		if (value == "") {
			continue
		}
		if (!any++) {
			print "| lineproto's goal | against | at most | reached | |"
			print "|---|---|---:|---:|---|"
		}
		printf "| %s | %s | %s | %s | %s |\n", goal[i], against[i], most[i], value,
			value + 0 <= most[i] + 0 ? "met" : "missed"
	}
	if (any) {
		print ""
	}
}

END {
	print "CPU time of the server (or client), median; in parentheses: times the floor of the same round."
	print ""
	print_table("server", "server")
	print_table("client", "client")
	print_goals()
}
