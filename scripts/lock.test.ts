// What package-lock.json promises: the same bytes on every machine, and something to install on each of them.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }

interface Entry {
  readonly name?: string
  readonly version: string
  readonly resolved?: string
  readonly integrity?: string
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }
const { '': own, ...installed } = packages
const entries = Object.entries(installed)

test('every package of the lock comes from the npm registry, under its own name and version, with a checksum', () => {
  const odd = entries.filter(([path, entry]) => {
    const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const address = `https://registry.npmjs.org/${name}/-/${name.split('/').at(-1)}-${entry.version}.tgz`
    return entry.resolved !== address || !/^sha512-[\w+/]{86}==$/.test(entry.integrity ?? '')
  })
  expect(entries.length).toBeGreaterThan(100)
  expect(odd.map(([path]) => path)).toEqual([])
})

test('the lock is of this package.json, whose versions are exact', () => {
  expect(own?.dependencies).toEqual(packageJson.dependencies)
  expect(own?.devDependencies).toEqual(packageJson.devDependencies)
  const versions = Object.values({ ...packageJson.dependencies, ...packageJson.devDependencies })
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

const named = (parent: string, name: string) => installed[`${parent}/node_modules/${name}`] ?? installed[`node_modules/${name}`]

test('no package is named in the lock and missing from it, whatever machine it is for', () => {
  const missing = entries.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !named(path, name)),
  )
  expect(missing).toEqual([])
})

/** The packages that bring a program of their own for each kind of machine. */
const programs = entries.flatMap(([path, { optionalDependencies = {} }]) => {
  const kinds = Object.keys(optionalDependencies).flatMap((name) => named(path, name) ?? [])
  const forMachines = kinds.filter(({ os, cpu }) => os ?? cpu)
  return forMachines.length > 1 ? [{ path, kinds: forMachines }] : []
})

describe.each([
  ['a Mac with an Apple processor', 'darwin', 'arm64'],
  ['a Mac with an Intel processor', 'darwin', 'x64'],
  ['Windows', 'win32', 'x64'],
  ['Windows on ARM', 'win32', 'arm64'],
  ['Linux', 'linux', 'x64'],
  ['Linux on ARM', 'linux', 'arm64'],
])('on %s', (_, os, cpu) => {
  test('every package finds its program in the lock', () => {
    expect(programs.length).toBeGreaterThan(5)
    const without = programs.filter(
      ({ kinds }) => !kinds.some((kind) => (!kind.os || kind.os.includes(os)) && (!kind.cpu || kind.cpu.includes(cpu))),
    )
    expect(without.map(({ path }) => path)).toEqual([])
  })
})
