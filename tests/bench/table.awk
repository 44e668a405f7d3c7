# goals.tsv and summary.tsv -> the tables, in Markdown: servers, clients, what else is measured, and what the goals have come to.

BEGIN {
	FS = "\t"
}

FILENAME ~ /goals\.tsv$/ {
	if ($0 !~ /^#/) {
		goal[++goals] = $1
		against[goals] = $2
		most[goals] = $3
		who[goals] = $4 == "" ? "lineproto" : $4
	}
	next
}

$1 == "scenario" {
	next
}

{
	kind = $1 ~ /^client_/ ? "client" : $1 ~ /^reload/ ? "wait" : $1 ~ /^watched/ ? "watch" : $1 == "scoreboard" ? "part" : "server"
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
	times_error[$1, $2] = $9
	over[$1, $2] = $10
	over_error[$1, $2] = $11
	by_lineproto[$1, $2] = $12
	by_lineproto_error[$1, $2] = $13
}

function figure(value, unit) {
	if (unit == "bytes") {
		return sprintf("%d B", value)
	}
	if (value < 10) {
		return sprintf("%.2f ns", value)
	}
	return value < 1000 ? sprintf("%.0f ns", value) : value < 1e6 ? sprintf("%.1f us", value / 1000) : sprintf("%.1f ms", value / 1e6)
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

# Sets reached and its error, in the goal's own measure; false when something was not run.
function reach(i,    base) {
	error = "-"
	if (!((goal[i], who[i]) in middle)) {
		return 0
	}
	if (against[i] == "bytes" || against[i] == "ns") {
		reached = middle[goal[i], who[i]]
	} else if (against[i] == "floor") {
		reached = times[goal[i], who[i]]
		error = times_error[goal[i], who[i]]
	} else if (against[i] == "over floor") {
		reached = over[goal[i], who[i]]
		error = over_error[goal[i], who[i]]
	} else if (against[i] == "lineproto") {
		reached = by_lineproto[goal[i], who[i]]
		error = by_lineproto_error[goal[i], who[i]]
	} else {
		base = middle[against[i], who[i]]
		reached = base > 0 ? sprintf("%.3f", middle[goal[i], who[i]] / base) : "-"
	}
	return reached != "-"
}

# A goal is only missed when that cannot be noise.
function verdict(most) {
	if (reached + 0 <= most + 0) {
		return "met"
	}
	return reached - 2 * error <= most + 0 ? "unclear" : "missed"
}

function print_goals(    i, any) {
	for (i = 1; i <= goals; i++) {
		if (!reach(i)) {
			continue
		}
		if (!any++) {
			print "| lineproto's goal | against | at most | reached | standard error | |"
			print "|---|---|---:|---:|---:|---|"
		}
		printf "| %s%s | %s | %s | %s | %s | %s |\n", goal[i], who[i] == "lineproto" ? "" : ", " who[i], against[i], most[i], reached, error, verdict(most[i])
	}
	if (any) {
		print ""
	}
}

END {
	print "CPU time of the server (or client), median; in parentheses: times the floor of the same slice."
	print ""
	print_table("server", "server")
	print_table("client", "client")
	print_table("part", "a part by itself")
	print_table("wait", "how long clients wait")
	print_table("watch", "CPU time for each look of the status page")
	print_goals()
}
