#!/usr/bin/env node
'use strict'
// CommonJS in old syntax, so that an old Node can read it and be told apart; and because Node reads an ES module's own file with the
// thread pool, after which the pool's size is fixed.

var floor = [20, 19]
var version = process.versions.node.split('.').map(Number)

function crash(error) {
  console.error(error)
  process.exitCode = 1
}

if (version[0] < floor[0] || (version[0] === floor[0] && version[1] < floor[1])) {
  console.error(
    'millrace-broker: Node.js ' + process.versions.node + ' is too old: install ' + floor.join('.') + ' or later',
  )
  process.exitCode = 2
} else if (!require('fs').existsSync(require('path').join(__dirname, '../dist/main.js'))) {
  console.error('millrace-broker: it is not built yet: run `npm run build` in its repository')
  process.exitCode = 2
} else {
  // Each file that is synced occupies a thread of the pool while its disk works.
  if (!process.env.UV_THREADPOOL_SIZE) process.env.UV_THREADPOOL_SIZE = '16'
  // Records pass through in buffers outside of V8's heap, and each 32 MB of them make it mark its small heap once more. In steps beside
  // the program that took more than half of all CPU time (measured); at one go it takes some milliseconds of a heap of this size.
  require('v8').setFlagsFromString('--no-incremental-marking')
  // What the start leaves behind would have the young generation grow by 10 MB for good; it may once the broker is busy (main.ts).
  require('v8').setFlagsFromString('--semi-space-growth-factor=1')
  import('../dist/main.js')
    .then(function (program) {
      return program.main()
    })
    .catch(crash)
}
