// Every way a TypeScript or JavaScript file can name another module.
import { literalText, walk } from './parse.mjs'

const isImportMeta = (node) => node.type === 'MetaProperty' && node.meta.name === 'import'

/** A call that loads or names a module: `require(x)`, `require.resolve(x)`, `import.meta.resolve(x)`. */
function loadsModule({ callee }) {
  if (callee.type === 'Identifier') return callee.name === 'require'
  if (callee.type !== 'MemberExpression' || callee.property.name !== 'resolve') return false
  return (callee.object.type === 'Identifier' && callee.object.name === 'require') || isImportMeta(callee.object)
}

/**
 * What a source imports: static, type-only, dynamic, re-exported, `import()` types, `import x = require()`, `require`,
 * `/// <reference types>`. `specifier` is undefined where it is computed and so cannot be known.
 */
export function importsOf({ program, comments }) {
  const found = []
  const add = (node, specifier) => found.push({ specifier, position: node.start })
  walk(program, (node) => {
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
        add(node, node.source.value)
        break
      case 'ExportNamedDeclaration':
        if (node.source !== null && node.source !== undefined) add(node, node.source.value)
        break
      case 'ImportExpression':
      case 'TSImportType':
        add(node, literalText(node.source))
        break
      case 'TSExternalModuleReference':
        add(node, literalText(node.expression))
        break
      case 'CallExpression':
        if (loadsModule(node)) add(node, literalText(node.arguments[0]))
        break
      default:
        break
    }
  })
  for (const comment of comments) {
    const reference =
      comment.type === 'Line' && /^\/\s*<reference\s+(types|path)\s*=\s*["']([^"']+)["']/.exec(comment.value)
    if (reference) {
      found.push({ specifier: reference[1] === 'path' ? `./${reference[2]}` : reference[2], position: comment.start })
    }
  }
  return found
}

/** The package that a bare specifier names and the rest of it: `@a/b/c` is `@a/b` and `./c`. */
export function splitSpecifier(specifier) {
  const parts = specifier.split('/')
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
  const rest = specifier.slice(name.length + 1)
  return { name, subpath: rest === '' ? '.' : `./${rest}` }
}
