#!/usr/bin/env node
'use strict'
// CommonJS in old syntax, so that an old Node can read it and be told apart.

var floor = [20, 19]
var version = process.versions.node.split('.').map(Number)

function end(code, message) {
  process.stderr.write(message + '\n')
  process.exitCode = code
}

function crash(error) {
  end(1, String((error && error.stack) || error))
}

if (version[0] < floor[0] || (version[0] === floor[0] && version[1] < floor[1])) {
  end(2, 'create-connector: Node.js ' + process.versions.node + ' is too old: install ' + floor.join('.') + ' or later')
} else if (!require('fs').existsSync(require('path').join(__dirname, '../dist/index.js'))) {
  end(2, 'create-connector: it is not built yet: run `npm run build` in its repository')
} else {
  import('../dist/index.js')
    .then(function (program) {
      return program.main(process.argv.slice(2), process.stdout, process.stderr)
    })
    .then(function (code) {
      process.exitCode = code
    })
    .catch(crash)
}
