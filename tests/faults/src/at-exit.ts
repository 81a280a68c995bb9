const undos = new Set<() => void>()
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Has something undone when this process ends, however that comes about (Ctrl-C too), what came last first: a suite leaves nothing behind.
 * Returns what does it at once; it is done once.
 */
export function atExit(undo: () => void): () => void {
  if (undos.size === 0) {
    process.once('exit', undoAll)
    // Not once: the second signal would end this process in the middle of it.
    for (const signal of signals) process.on(signal, endBySignal)
  }
  undos.add(undo)
  return () => {
    if (!undos.delete(undo)) return
    if (undos.size === 0) {
      process.removeListener('exit', undoAll)
      for (const signal of signals) process.removeListener(signal, endBySignal)
    }
    undo()
  }
}

function undoAll(): void {
  for (const undo of [...undos].reverse()) {
    try {
      undo()
    } catch (error) {
      // What is left must be undone all the same.
      console.error(error)
    }
  }
}

/** By itself a signal would end this process without its `exit`. */
function endBySignal(): void {
  process.exit(130)
}
