// Fills the holes that a registry without other platforms' binaries, or npm told to leave addresses out, leaves in package-lock.json:
// `npm ci` refuses a lock in which an optional package is named but not listed, and takes whatever comes where no checksum stands.
// Run after `npm install`: node .ci/complete-lock.mjs
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32', 'wasm32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']
const LIBRARIES = { gnu: 'glibc', musl: 'musl' }

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
let added = 0
for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${path}/node_modules/${name}`]) continue
    const words = name.split(/[/-]/)
    const find = (list) => list.find((word) => words.includes(word) || (word === 'arm' && words.includes('armv7')))
    const [os, cpu, libc] = [find(SYSTEMS), find(PROCESSORS), LIBRARIES[words.at(-1)]]
    // A package for every platform is not such a hole.
    if (!os && !cpu) continue
    lock.packages[`node_modules/${name}`] = {
      version: version.replace(/^[\^~]/, ''),
      ...(cpu && { cpu: [cpu] }),
      ...(dev && { dev: true }),
      ...(libc && { libc: [libc] }),
      optional: true,
      ...(os && os !== 'wasm32' && { os: [os] }),
    }
    added++
  }
}

let filled = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  if (!path || entry.link) continue
  const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const asked = !entry.integrity && npmView(`${name}@${entry.version}`)
  const {
    version,
    resolved = `https://registry.npmjs.org/${name}/-/${name.split('/').at(-1)}-${entry.version}.tgz`,
    integrity,
    ...rest
  } = entry
  if (asked || !entry.resolved) filled++
  // In the order in which npm writes them.
  lock.packages[path] = { ...(entry.name && { name: entry.name }), version, resolved, integrity: integrity ?? asked, ...rest }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} packages of other platforms added to the lock, ${filled} addresses and checksums filled in.`)

/** The checksum that the registry has for a package. */
function npmView(which) {
  return JSON.parse(execFileSync('npm', ['view', which, 'dist.integrity', '--json'], { encoding: 'utf8' }))
}
