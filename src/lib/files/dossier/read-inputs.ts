import * as v from 'valibot';
import {
	AMOUNTS_FILE,
	amountsFromTables,
	FACTS_FILE,
	factsFromTables,
	GROUPINGS_FILE,
	LEFT_OUT_FILE,
	MILESTONES_FILE,
	ORGANISATION_INPUTS,
	ORGANISATIONS_FILE,
	populationFromRows,
	STRUCTURES_FILE,
	type DossierInputs,
	type DossierProvenance,
	type InputProblem,
	type ReadTable
} from '$lib/domain/dossier';
import {
	CONFIDENCES,
	COST_OBJECTS,
	DRIVERS,
	ASSUMPTION_STATUSES,
	ITEM_KINDS,
	type Allocation,
	type PlanDefaults
} from '$lib/domain/funding';
import { err, ok, type Result } from '$lib/domain/shared';
import { readTable, restored } from './dossier-csv';
import {
	ALLOCATION_FILE,
	CRITERIA_FILE,
	DEFAULTS_FILE,
	MANIFEST_FILE,
	PROVENANCE_FILE,
	SETTINGS_FILE
} from './dossier-files';
import { readProvenance } from './read-provenance';

/** Files of a dossier as they were found, by name. */
export type FoundFiles = ReadonlyMap<string, Uint8Array>;

/** A file as JSON; undefined where it is none. */
export const asJson = (bytes: Uint8Array | undefined): unknown => {
	if (!bytes) return undefined;
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return undefined;
	}
};

/** Where a dossier says it comes from: its own file, else the manifest; null where neither can be read. */
export const provenanceOf = (files: FoundFiles): DossierProvenance | null =>
	readProvenance(asJson(files.get(PROVENANCE_FILE))) ?? readProvenance(asJson(files.get(MANIFEST_FILE)));

const range = { low: v.number(), likely: v.number(), high: v.number() };
const text = v.string();

const defaultsSchema = v.object({
	items: v.array(
		v.object({
			id: text,
			label: text,
			unit: text,
			segments: v.nullable(v.array(text)),
			target: v.picklist(['min', 'max']),
			forSso: v.boolean(),
			component: v.nullable(text),
			whenUnknown: text,
			alternative: v.nullable(v.object({ group: text, variant: text })),
			family: text,
			driver: v.picklist(DRIVERS),
			deductsEquipped: v.boolean(),
			kind: v.picklist(ITEM_KINDS),
			nature: v.picklist(['investment', 'operating']),
			object: v.picklist(COST_OBJECTS),
			vatRate: v.number(),
			lifetimeYears: v.nullable(v.number())
		})
	),
	assumptions: v.array(
		v.object({
			id: text,
			label: text,
			unit: text,
			kind: v.picklist(['price', 'share', 'factor', 'count']),
			...range,
			status: v.picklist(ASSUMPTION_STATUSES),
			source: text,
			date: text,
			confidence: v.picklist(CONFIDENCES)
		})
	),
	years: v.array(v.number()),
	deadline: text,
	settings: v.record(text, v.unknown())
});

const allocationSchema = v.object({
	funded: v.array(v.object({ finess: text, year: v.number() })),
	objective: v.number(),
	bound: v.number(),
	gap: v.number(),
	status: v.picklist(['optimal', 'time-limit', 'kept']),
	seed: v.number(),
	timeLimitSeconds: v.number(),
	constraints: v.object({
		ssoFirst: v.boolean(),
		departmentMinimums: v.array(v.object({ department: text, professionals: v.number() })),
		forced: v.array(text),
		excluded: v.array(text)
	}),
	prices: v.object({
		envelopes: v.array(
			v.object({
				funder: v.string(),
				year: v.number(),
				of: v.picklist(['ae', 'cp']),
				professionalsPerCent: v.number()
			})
		),
		departments: v.array(v.object({ department: v.string(), price: v.number() })),
		sso: v.number()
	})
});

const whole = (file: string, expected: string): InputProblem => ({
	file,
	line: 1,
	column: '',
	expected,
	found: ''
});

/** Reads what a dossier was computed from out of the dossier itself. @returns every place that cannot be read */
export function readInputs(files: FoundFiles): Result<DossierInputs, readonly InputProblem[]> {
	const problems: InputProblem[] = [];
	const table = (file: string): ReadTable => {
		const bytes = files.get(file);
		if (!bytes) {
			problems.push(whole(file, 'ce fichier'));
			return { columns: [], rows: [], lines: [] };
		}
		const read = readTable(bytes);
		return { ...read, rows: read.rows.map((row) => row.map(restored)) };
	};
	function json<T>(file: string, schema: v.GenericSchema<unknown, T>): T | null {
		const parsed = v.safeParse(schema, asJson(files.get(file)));
		if (parsed.success) return parsed.output;
		problems.push(whole(file, files.has(file) ? 'un fichier JSON de cette forme' : 'ce fichier'));
		return null;
	}
	const provenance = provenanceOf(files);
	if (!provenance) problems.push(whole(PROVENANCE_FILE, 'd’où vient le dossier'));
	const organisations = table(ORGANISATIONS_FILE);
	const leftOut = table(LEFT_OUT_FILE);
	const population = populationFromRows({
		segments: provenance?.segments.map(({ id }) => id) ?? [],
		components: organisations.columns
			.slice(ORGANISATION_INPUTS.length)
			.map((name) => name.slice(name.indexOf(': ') + 2)),
		structures: table(STRUCTURES_FILE).rows,
		organisations: organisations.rows,
		leftOut: leftOut.rows
	});
	if (!population.ok) problems.push(...population.error);
	const defaults = json(DEFAULTS_FILE, defaultsSchema);
	const settings = json(SETTINGS_FILE, v.record(text, v.unknown()));
	const criteria = json(CRITERIA_FILE, v.record(text, v.unknown()));
	const allocation = files.has(ALLOCATION_FILE) ? json(ALLOCATION_FILE, allocationSchema) : null;
	const amounts = amountsFromTables(table(AMOUNTS_FILE), table(GROUPINGS_FILE), problems);
	const facts = factsFromTables(
		population.ok ? population.value.finess : [],
		table(FACTS_FILE),
		leftOut,
		table(MILESTONES_FILE)
	);
	if (problems.length > 0 || !provenance || !population.ok || !defaults || !settings) return err(problems);
	return ok({
		provenance,
		population: population.value,
		facts,
		criteria,
		defaults: ownDefaults(defaults),
		settings: new Map(Object.entries(settings)),
		amounts: { ...amounts, allocation: allocation satisfies Allocation | null }
	});
}

const ownDefaults = ({ settings, ...rest }: v.InferOutput<typeof defaultsSchema>): PlanDefaults => ({
	...rest,
	settings: new Map(Object.entries(settings))
});
