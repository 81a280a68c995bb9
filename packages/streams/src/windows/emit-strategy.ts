/** When results of windows are forwarded (KIP-825): with each change, or once, when the window closes. */
export type EmitStrategy = 'window-update' | 'window-close'

/** Each change of a window is forwarded at once, as an update of the last one. What applies if nothing is said. */
export function onWindowUpdate(): EmitStrategy {
  return 'window-update'
}

/** A window is forwarded once, when it can't change any more: when stream time has passed its end and the grace. */
export function onWindowClose(): EmitStrategy {
  return 'window-close'
}
