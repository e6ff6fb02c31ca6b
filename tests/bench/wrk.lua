-- GET, or POST of the bodies in the file named after "--", one a line and in turn. Says what came back as one line of JSON.
local requests, turn = {}, 0

function init(args)
  if not args[1] then return end
  for body in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, body)
  end
  request = function()
    turn = turn % #requests + 1
    return requests[turn]
  end
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %.6f, "errors": %d, "p99_ms": %.3f}\n',
    summary.requests, summary.duration / 1e6, e.status + e.connect + e.read + e.write, latency:percentile(99) / 1e3
  ))
end
