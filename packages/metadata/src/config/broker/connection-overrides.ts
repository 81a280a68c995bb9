/** What `max.connections.per.ip.overrides` says, `host:number,...`, and the items of it that say nothing. */
export interface ConnectionOverrides {
  readonly byHost: ReadonlyMap<string, number>
  readonly wrong: readonly string[]
}

/** Reads the overrides; the number is what is behind an item's last colon, since addresses of IPv6 have colons of their own. */
export function connectionOverrides(text: string): ConnectionOverrides {
  const byHost = new Map<string, number>()
  const wrong: string[] = []
  for (const item of text.split(',').map((each) => each.trim())) {
    if (item === '') continue
    const [, host, count] = /^(\S+)\s*:\s*(\d{1,10})$/.exec(item) ?? []
    if (host === undefined) wrong.push(item)
    else byHost.set(host, Number(count))
  }
  return { byHost, wrong }
}
