import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
	aliasLines,
	ALIASES_HEADER,
	capacityLines,
	EQUIPMENT_HEADER,
	equippedSiteLine,
	establishmentLines,
	ESTABLISHMENTS_HEADER,
	groupLines,
	GROUPS_HEADER,
	LEGAL_ENTITIES_HEADER,
	legalEntityLine,
	REGISTER_DATE,
	SURVEY_DATE,
	SURVEY_HEADER,
	surveyLine,
	useLine,
	USES_HEADER
} from './formats';
import type { Manifest, ManifestFile } from './manifest';
import { appendAndRemove, LineFile, windows1252 } from './output';
import { createWorld, type Entity, type Operator, type Site, type World } from './world';

export interface GenerateOptions {
	/** ESMS in the territory; sites out of the field and, for a region, sites of national groups elsewhere come on top. */
	readonly structures: number;
	readonly seed: number;
	/** A folder, made when it does not exist. */
	readonly out: string;
	/** INSEE code of a region; the whole of France by default. */
	readonly region?: string | undefined;
	/** Called now and then with the ESMS of the territory written so far. */
	readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface Generated {
	readonly manifest: Manifest;
	/** Lines of each file, its header included. */
	readonly lines: ReadonlyMap<string, number>;
}

/** Files of a set; those of the registers bear the names of the real ones, with the word that says they are fictional. */
const FILES = {
	establishments: `etalab-cs1100502-fictif-${REGISTER_DATE.replaceAll('-', '')}.csv`,
	outside: `etalab-cs1100502-fictif-groupes-nationaux-${REGISTER_DATE.replaceAll('-', '')}.csv`,
	legalEntities: `etalab-cs1100501-fictif-${REGISTER_DATE.replaceAll('-', '')}.csv`,
	equipment: `etalab-cs1100505-fictif-${REGISTER_DATE.replaceAll('-', '')}.csv`,
	survey: `enquete-esms-fictive-${SURVEY_DATE.replaceAll('-', '')}.csv`,
	uses: `usages-solutions-fictifs-${SURVEY_DATE.replaceAll('-', '')}.csv`,
	groups: `groupes-fictifs-${SURVEY_DATE.replaceAll('-', '')}.csv`,
	aliases: `alias-solutions-fictifs-${SURVEY_DATE.replaceAll('-', '')}.csv`
};

const NOTICE =
	'Données fictives : aucune structure, aucun organisme et aucun chiffre de ces fichiers n’est réel.';

/**
 * Writes a fictional set in the real formats: registers of establishments, legal entities and equipment, a survey, uses,
 * groups and aliases, and a manifest. The same options give the same bytes. Memory does not grow with the set.
 */
export async function generate(options: GenerateOptions): Promise<Generated> {
	await mkdir(options.out, { recursive: true });
	const world = createWorld(options);
	const writer = new SetWriter(options.out, world, options.region !== undefined);
	let reported = 0;
	for (const operator of world.operators()) {
		await writer.add(operator);
		if (writer.esms - reported >= 1000) {
			reported = writer.esms;
			options.onProgress?.(Math.min(writer.esms, options.structures), options.structures);
		}
	}
	const lines = await writer.close();
	const manifest = manifestOf(options, world, lines);
	await writeFile(path.join(options.out, 'manifest.json'), `${JSON.stringify(manifest, null, '\t')}\n`);
	options.onProgress?.(options.structures, options.structures);
	return { manifest, lines };
}

/** The files of a set while they are written. */
class SetWriter {
	/** ESMS of the territory written so far. */
	esms = 0;
	private answers = 0;
	private readonly files = new Map<string, LineFile>();
	private readonly territory: ReadonlySet<string>;
	private readonly capacityPart: string;
	private readonly capacities: LineFile;

	constructor(
		private readonly out: string,
		private readonly world: World,
		regional: boolean
	) {
		this.territory = new Set(world.places.territory.map(([code]) => code));
		this.open(FILES.establishments, ESTABLISHMENTS_HEADER);
		if (regional) this.open(FILES.outside, ESTABLISHMENTS_HEADER);
		this.open(FILES.legalEntities, LEGAL_ENTITIES_HEADER);
		this.open(FILES.equipment, EQUIPMENT_HEADER);
		this.open(FILES.survey, SURVEY_HEADER, '\r\n', windows1252);
		this.open(FILES.uses, USES_HEADER, '\r\n');
		this.open(FILES.groups, GROUPS_HEADER, '\r\n');
		this.open(FILES.aliases, ALIASES_HEADER, '\r\n');
		this.capacityPart = path.join(out, `${FILES.equipment}.part`);
		this.capacities = new LineFile(this.capacityPart);
	}

	async add(operator: Operator): Promise<void> {
		for (const entity of operator.entities) {
			this.file(FILES.legalEntities).write(legalEntityLine(entity, this.nameOf(entity)));
			for (const site of entity.sites) this.addSite(site, entity);
		}
		for (const line of groupLines(operator)) this.file(FILES.groups).write(line);
		for (const use of operator.uses) this.file(FILES.uses).write(useLine(use));
		for (const file of this.files.values()) await file.flush();
		await this.capacities.flush();
	}

	async close(): Promise<ReadonlyMap<string, number>> {
		for (const line of aliasLines()) this.file(FILES.aliases).write(line);
		for (const file of this.files.values()) await file.close();
		await this.capacities.close();
		await appendAndRemove(path.join(this.out, FILES.equipment), this.capacityPart);
		const lines = new Map([...this.files].map(([name, file]) => [name, file.lines]));
		lines.set(FILES.equipment, this.file(FILES.equipment).lines + this.capacities.lines);
		// A small set may have no group: a file with its header alone would be refused.
		for (const [name, count] of lines) {
			if (count > 1) continue;
			lines.delete(name);
			await rm(path.join(this.out, name));
		}
		return lines;
	}

	private addSite(site: Site, entity: Entity): void {
		const inside = this.territory.has(site.address.department);
		const register = this.file(inside ? FILES.establishments : FILES.outside);
		for (const line of establishmentLines(site, entity, this.nameOf(site))) register.write(line);
		if (site.capacities.length > 0) {
			this.file(FILES.equipment).write(equippedSiteLine(site, entity));
			for (const line of capacityLines(site)) this.capacities.write(line);
		}
		const answer = surveyLine(site, this.nameOf(site), this.answers);
		if (answer !== null) {
			this.answers += 1;
			this.file(FILES.survey).write(answer);
		}
		if (site.esms && inside) this.esms += 1;
	}

	private nameOf({ address }: Site | Entity): string {
		return this.world.places.nameOf(address.department);
	}

	private open(name: string, header: string, end?: '\n' | '\r\n', encode?: (text: string) => Buffer): void {
		const file = new LineFile(path.join(this.out, name), end, encode);
		file.write(header);
		this.files.set(name, file);
	}

	private file(name: string): LineFile {
		const file = this.files.get(name);
		if (!file) throw new Error(`Not opened: ${name}`);
		return file;
	}
}

function manifestOf(
	{ seed, structures, region }: GenerateOptions,
	world: World,
	written: ReadonlyMap<string, number>
): Manifest {
	const departments = region === undefined ? 'national' : world.places.territory.map(([code]) => code);
	const partial = { extent: 'partial', departments: 'national' } as const;
	const files: ManifestFile[] = [
		{
			file: FILES.establishments,
			kind: 'establishments',
			coverage: { extent: 'full', departments },
			referenceDate: REGISTER_DATE
		}
	];
	if (region !== undefined)
		files.push({
			file: FILES.outside,
			kind: 'establishments',
			coverage: partial,
			referenceDate: REGISTER_DATE
		});
	const all = region === undefined ? ({ extent: 'full', departments: 'national' } as const) : partial;
	files.push(
		{ file: FILES.legalEntities, kind: 'legal-entities', coverage: all, referenceDate: REGISTER_DATE },
		{ file: FILES.equipment, kind: 'equipment', coverage: all, referenceDate: REGISTER_DATE },
		{ file: FILES.survey, kind: 'survey', coverage: partial, referenceDate: SURVEY_DATE },
		{ file: FILES.uses, kind: 'uses', coverage: partial, referenceDate: SURVEY_DATE },
		{ file: FILES.groups, kind: 'groups', coverage: partial, referenceDate: SURVEY_DATE },
		{ file: FILES.aliases, kind: 'aliases', coverage: partial, referenceDate: SURVEY_DATE }
	);
	return {
		fictional: true,
		notice: NOTICE,
		seed,
		structures,
		region: region ?? null,
		files: files.filter(({ file }) => written.has(file))
	};
}
