import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { FinessNumbers } from '../identifiers';
import { createRandom, type Random } from '../random';
import { createWorld, type Entity } from '../world';
import { entityJson, PlusIds, type ClosedSite } from './entity-json';

export interface FinessPlusOptions {
	/** ESMS in the territory, as for `generate`. */
	readonly structures: number;
	readonly seed: number;
	/** Path of the file to write. */
	readonly out: string;
	readonly gzip: boolean;
	/** INSEE code of a region; the whole of France by default. */
	readonly region?: string | undefined;
}

export interface FinessPlusCounts {
	readonly entities: number;
	readonly openSites: number;
	readonly closedSites: number;
	/** Bytes of the JSON text, before any compression. */
	readonly bytes: number;
}

const GENERATED_AT = '2026-09-14T15:49:37.615611300Z';

/** Two closed sites for three open ones, as in the published file. */
const CLOSED_SHARE = 0.66;

const BLOCK = 1 << 17;

/**
 * Writes a fictional FINESS+ structures file: the legal entities and open sites of the set that `generate` makes from the
 * same options, and closed ones that a reader must leave out. Memory does not grow with the file.
 */
export async function generateFinessPlusJson(options: FinessPlusOptions): Promise<FinessPlusCounts> {
	await mkdir(path.dirname(options.out), { recursive: true });
	const file = createWriteStream(options.out);
	const sink = options.gzip ? createGzip() : file;
	if (sink !== file) sink.pipe(file);
	const counts = { entities: 0, openSites: 0, closedSites: 0, bytes: 0 };
	let waiting = '';
	const push = async (): Promise<void> => {
		const block = Buffer.from(waiting);
		waiting = '';
		counts.bytes += block.length;
		if (!sink.write(block)) await once(sink, 'drain');
	};

	waiting += `{"schemaVersion":"v1.0.0","generatedAt":"${GENERATED_AT}",\n"gcc":[],\n"gco":[],\n"pmej":[`;
	const random = createRandom(`${options.seed}/finess-plus`);
	const ids = new PlusIds();
	const closedNumbers = new FinessNumbers('closed');
	for (const { entities } of createWorld(options).operators()) {
		for (const entity of entities) {
			const closed = closedSites(random, entity, closedNumbers);
			const separator = counts.entities === 0 ? '' : ',\n';
			waiting += separator + JSON.stringify(entityJson(random, ids, entity, [...entity.sites, ...closed]));
			counts.entities += 1;
			counts.openSites += entity.sites.length;
			counts.closedSites += closed.length;
			if (waiting.length >= BLOCK) await push();
		}
	}
	waiting += ']}\n';
	await push();
	sink.end();
	await finished(file);
	return counts;
}

/** Former sites of a legal entity, like its present ones but for their numbers and dates. */
function closedSites(random: Random, entity: Entity, numbers: FinessNumbers): readonly ClosedSite[] {
	return entity.sites.flatMap((site): readonly ClosedSite[] => {
		const { department } = site.address;
		if (!random.chance(CLOSED_SHARE) || !numbers.has(department, 1)) return [];
		const closed = `20${random.integer(10, 25)}-12-31`;
		return [{ ...site, finess: numbers.next(department), opened: '1975-01-01', closed }];
	});
}
