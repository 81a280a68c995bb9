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
    'millrace-connect: Node.js ' + process.versions.node + ' is too old: install ' + floor.join('.') + ' or later',
  )
  process.exitCode = 2
} else if (!require('fs').existsSync(require('path').join(__dirname, '../dist/main.js'))) {
  console.error('millrace-connect: it is not built yet: run `npm run build` in its repository')
  process.exitCode = 2
} else {
  // Connectors share it: files, names of hosts and compression of one must not wait for those of another.
  if (!process.env.UV_THREADPOOL_SIZE) process.env.UV_THREADPOOL_SIZE = '16'
  import('../dist/main.js')
    .then(function (program) {
      return program.main()
    })
    .catch(crash)
}
