import { setImmediate } from 'node:timers/promises';
import {
	dossierNote,
	dossierTotals,
	dossierWork,
	type AllocationFound,
	type DatabaseGap,
	type DossierInputs,
	type DossierNames,
	type DossierProvenance,
	type DossierWork,
	type FileState,
	type Verification
} from '$lib/domain/dossier';
import { checkStored, type AllocationFault } from '$lib/domain/funding';
import type { Result } from '$lib/domain/shared';
import { fundingDefaults } from '$lib/reference';
import { compareListed, compareTexts, Gatherer, LIMIT, notAsListed, tellUnexpected } from './compare-files';
import {
	ALLOCATION_FILE,
	DRAWS_AT_ONCE,
	listedFiles,
	MANIFEST_FILE,
	manifestText,
	NOTE_FILE,
	sha256Of
} from './dossier-files';
import { provenanceOf, readInputs, type FoundFiles } from './read-inputs';

/** Makes the inputs of a dossier again from where it says it comes from, or says why that cannot be. */
export type RebuildInputs = (provenance: DossierProvenance) => Promise<Result<DossierInputs, DatabaseGap>>;

export interface VerifyOptions {
	/** Version of this program. */
	readonly engine: string;
	readonly names: DossierNames;
	/** Null where there is no database to compute from. */
	readonly rebuild: RebuildInputs | null;
	/** Differences to list; the others are counted. */
	readonly limit?: number;
}

/**
 * Computes a dossier again, from the database where what it was made from is still there, else from its own inputs, and compares every
 * file to the last byte. What the manifest says of hashes plays no part in that: it is compared like any other file.
 */
export async function verifyDossier(found: FoundFiles, options: VerifyOptions): Promise<Verification> {
	const provenance = provenanceOf(found);
	const differences = new Gatherer(options.limit ?? LIMIT);
	const { inputs, level, gap } = await inputsFor(found, provenance, options, differences);
	const files = new Map<string, FileState>();
	const work = inputs === null ? null : computed(inputs, options, differences);
	let decided = 0;
	let allocation: AllocationFound | null = null;
	if (work) {
		decided = dossierTotals(work).decided;
		allocation = checkAllocation(work, differences);
		await compareAll(work, found, differences, files);
	}
	const manifest = found.get(MANIFEST_FILE);
	return {
		kind: 'dossier',
		identical: work !== null && differences.total === 0,
		differences: differences.list,
		total: differences.total,
		decided,
		level: work === null ? 'none' : level,
		gap,
		engine: { dossier: provenance?.engine ?? null, here: options.engine },
		manifestHash: manifest ? sha256Of(manifest) : null,
		notAsListed: notAsListed(found),
		files: [...files].map(([name, state]) => ({ name, state })),
		allocation,
		about: provenance && {
			scenario: provenance.scenario.name,
			territory: provenance.dataset.territory
		}
	};
}

interface InputsFound {
	readonly inputs: DossierInputs | null;
	readonly level: 'database' | 'bundle';
	readonly gap: DatabaseGap | null;
}

async function inputsFor(
	found: FoundFiles,
	provenance: DossierProvenance | null,
	{ rebuild, engine }: VerifyOptions,
	differences: Gatherer
): Promise<InputsFound> {
	let gap: DatabaseGap = { code: rebuild ? 'provenance-unreadable' : 'no-database' };
	if (rebuild && provenance) {
		const made = await rebuild(provenance);
		// A version of the program is no difference by itself: it is said apart.
		if (made.ok)
			return {
				inputs: { ...made.value, provenance: { ...made.value.provenance, engine: provenance.engine } },
				level: 'database',
				gap: null
			};
		gap = made.error;
	}
	const read = readInputs(found);
	if (read.ok) {
		// The same program has the same prices: those that the dossier says it has are then compared, not believed.
		const defaults = read.value.provenance.engine === engine ? fundingDefaults : read.value.defaults;
		return { inputs: { ...read.value, defaults }, level: 'bundle', gap };
	}
	for (const { file, line, column, expected, found: cell } of read.error)
		differences.add(
			found.has(file)
				? { file, kind: 'unreadable', line, column, expected, found: cell }
				: { file, kind: 'missing-file', line: null, column: '', expected, found: '' }
		);
	return { inputs: null, level: 'bundle', gap };
}

function computed(
	inputs: DossierInputs,
	{ names }: VerifyOptions,
	differences: Gatherer
): DossierWork | null {
	const work = dossierWork(inputs, names);
	if (work.ok) return work.value;
	for (const { key, path, found, expected } of work.error)
		differences.add({
			file: 'entrees/reglages.json',
			kind: 'unreadable',
			line: null,
			column: path === '' ? key : `${key} ${path}`,
			expected: expected?.join(', ') ?? 'une valeur utilisable',
			found
		});
	return null;
}

/** Checks a stored allocation: that it can be, what it protects, its gap. It is not searched for again. */
function checkAllocation(work: DossierWork, differences: Gatherer): AllocationFound | null {
	const { model, amounts, plan, provenance } = work;
	const { allocation } = amounts;
	if (!allocation || plan.shortage.kind !== 'optimum' || !provenance.scenario.whole) return null;
	const check = checkStored(model, amounts);
	if (!check) return null;
	for (const about of check.faults)
		differences.add({
			file: ALLOCATION_FILE,
			kind: 'allocation',
			line: null,
			column: about.code,
			expected: 'expected' in about ? String(about.expected) : '',
			found: 'found' in about ? String(about.found) : '',
			fault: { about, name: nameIn(work, about) }
		});
	return { objective: check.objective, saidGap: allocation.gap, provedGap: check.provedGap };
}

/** What is called in a fault by its code. */
function nameIn({ plan, population, names }: DossierWork, fault: AllocationFault): string {
	if ('funder' in fault) return plan.funders.find(({ id }) => id === fault.funder)?.label ?? fault.funder;
	if ('department' in fault) return names.department(fault.department);
	if (!('organisation' in fault)) return '';
	const { id, name } = population.organisations;
	return name[id.indexOf(fault.organisation)] ?? fault.organisation;
}

async function compareAll(
	work: DossierWork,
	found: FoundFiles,
	differences: Gatherer,
	states: Map<string, FileState>
): Promise<void> {
	while (work.draws.run(DRAWS_AT_ONCE) > 0) await setImmediate();
	const listed = await compareListed(listedFiles(work), found, differences, states);
	const manifest = manifestText(work, listed);
	compareTexts(
		new Map([
			[MANIFEST_FILE, manifest],
			[NOTE_FILE, dossierNote(work, sha256Of(manifest))]
		]),
		found,
		differences,
		states
	);
	tellUnexpected(found, differences, states);
}
