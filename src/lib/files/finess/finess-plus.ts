import { LayerOutput, type Collector, type SourceLine } from '../collector';
import { Refused } from '../contract';
import { byteStream, type FileSource, type StreamOptions } from '../source';
import { cleanText, communeCode, departmentOfCommune, readFiness } from '../values';
import { LEGAL_ENTITY_COLUMNS } from './columns';
import { JsonEntities, type JsonEntity } from './json-entities';
import { isObject, listAt, objectAt, textAt, type JsonObject } from './json-value';
import { positionOf } from './position';
import { RowValues } from './row-values';

const ESTABLISHMENT_COLUMNS = [
	'structure.finess',
	'structure.legal_entity',
	'structure.name',
	'structure.siret',
	'structure.category',
	'structure.department',
	'structure.commune',
	'structure.postal_code',
	'structure.city',
	'structure.tariff_code',
	'structure.opened_on',
	'structure.updated_on',
	'structure.latitude',
	'structure.longitude'
] as const;

/** What `usageAdresse` says of the address of a legal entity and of a site. */
const ADDRESS_OF_LEGAL_ENTITY = '02';
const ADDRESS_OF_SITE = '03';
/** Characters of an entity that is refused, kept whole up to here. */
const LONGEST_RAW = 500_000;
/** Characters kept of a longer one. */
const RAW_EXCERPT = 4_000;
/** Characters of what a refused site repeats of its legal entity. */
const LONGEST_OWNER = 10_000;

/**
 * Reader of the FINESS+ structures: legal entities (`pmej`) that hold their sites (`ege`). Each legal entity and each site
 * counts as one line, at the physical line of its `pmej`. Closed ones are ignored.
 */
export class FinessPlusReader {
	readonly #establishments = new LayerOutput('establishments', ESTABLISHMENT_COLUMNS);
	readonly #legalEntities = new LayerOutput('legal-entities', LEGAL_ENTITY_COLUMNS);

	get outputs(): readonly LayerOutput[] {
		return [this.#establishments, this.#legalEntities];
	}

	/** @throws Refused when the file is not a whole FINESS+ file. */
	async read(source: FileSource, options: StreamOptions, collector: Collector): Promise<void> {
		const entities = new JsonEntities('pmej');
		const values = new RowValues(collector);
		for await (const chunk of byteStream(source, options)) {
			for (const entity of entities.push(chunk)) {
				await this.#readEntity(entity, values, collector);
				if (collector.isFull) await collector.flush();
			}
		}
		if (!entities.closed) throw new Refused({ code: 'truncated-json', line: entities.line });
		if (!entities.found) throw new Refused({ code: 'other-json' });
	}

	async #readEntity({ line, text }: JsonEntity, values: RowValues, collector: Collector): Promise<void> {
		const entity = parse(text);
		if (!isObject(entity)) {
			const code = entity === undefined ? 'json-syntax' : 'json-shape';
			const expected = 'un objet JSON { … } décrivant une entité juridique';
			const raw = excerpt(text);
			collector.reject({ line, raw }, { code, column: 'pmej', value: raw, expected });
			return;
		}
		const sites = listAt(entity, 'ege');
		const number = numberOf(entity);
		const refused = new Set<unknown>();
		const owner = new Owner(entity);
		for (const site of sites) {
			const before = collector.rejected;
			if (isObject(site)) this.#readSite(site, number, new SiteLine(line, site, owner), values, collector);
			else {
				const raw = excerpt(JSON.stringify(site));
				const expected = 'un objet JSON { … } décrivant un établissement';
				collector.reject({ line, raw }, { code: 'json-shape', column: 'ege', value: raw, expected });
			}
			if (collector.rejected > before) refused.add(site);
			if (collector.isFull) await collector.flush();
		}
		this.#readLegalEntity(entity, new EntityLine(line, entity, refused), values, collector);
	}

	#readLegalEntity(entity: JsonObject, source: SourceLine, values: RowValues, collector: Collector): void {
		const facts = objectAt(entity, 'informationsGeneralesPMEJ');
		if (isClosed(entity, facts)) {
			collector.ignore();
			return;
		}
		const place = values.placeOfCommune(
			textAt(addressOf(entity, ADDRESS_OF_LEGAL_ENTITY), 'cogCommune'),
			source
		);
		const finess = values.key(textAt(facts, 'numFinessPm'), place.department, 'numFinessPm', source);
		if (finess === null) return;
		const name = textAt(facts, 'denominationLonguePmSmsse') || textAt(facts, 'denominationPm');
		const row = [
			finess,
			cleanText(name),
			values.siren(textAt(facts, 'siren'), source),
			values.shared(textAt(facts, 'statutJuridique')),
			'',
			place.department
		];
		collector.offer(this.#legalEntities, row, source, 'numFinessPm');
	}

	#readSite(
		site: JsonObject,
		legalEntity: string,
		source: SourceLine,
		values: RowValues,
		collector: Collector
	): void {
		const facts = objectAt(site, 'informationsGeneralesEGE');
		if (isClosed(site, facts)) {
			collector.ignore();
			return;
		}
		const address = addressOf(site, ADDRESS_OF_SITE);
		const place = values.placeOfCommune(textAt(address, 'cogCommune'), source);
		const finess = values.key(textAt(facts, 'numFinessEge'), place.department, 'numFinessEge', source);
		if (finess === null) return;
		const name = textAt(facts, 'nomEgeLong') || textAt(facts, 'nomEgeCourt');
		const where = objectAt(address, 'coordonneesGeographique');
		const [x, y] = [textAt(where, 'directionLongitude'), textAt(where, 'directionLatitude')];
		const { latitude, longitude } = positionOf(x, y, 'EPSG:4326', source, collector);
		const row = [
			finess,
			values.legalEntity(legalEntity, place.department, source),
			cleanText(name),
			values.siret(textAt(facts, 'siret'), source),
			values.shared(textAt(site, 'categorieentiteGeographiqueExercice')),
			place.department,
			place.commune,
			values.shared(textAt(address, 'codePostal')),
			values.shared(cleanText(textAt(address, 'ligneAcheminement'))),
			values.shared(textAt(site, 'modefixationtarifaire')),
			values.date(textAt(facts, 'dateOuverture'), source),
			values.date(textAt(site, 'dateDerniereMaj'), source),
			latitude,
			longitude
		];
		collector.offer(this.#establishments, row, source, 'numFinessEge');
	}
}

/** The whole of a legal entity that is refused, but for its sites that are refused on their own. */
class EntityLine implements SourceLine {
	constructor(
		readonly line: number,
		private readonly entity: JsonObject,
		private readonly refused: ReadonlySet<unknown>
	) {}

	/** Written again for the few that are refused only. */
	get raw(): string {
		const ege = listAt(this.entity, 'ege').filter((site) => !this.refused.has(site));
		return excerpt(JSON.stringify({ ...this.entity, ege }));
	}
}

/** What the reader takes from a legal entity, repeated with each of its sites that is refused; written once. */
class Owner {
	#text: string | null = null;

	constructor(private readonly entity: JsonObject) {}

	/** The beginning of a JSON object, up to where its sites stand; `''` when it is too long to be repeated. */
	get start(): string {
		if (this.#text === null) {
			const { informationsGeneralesPMEJ, adresse, etatObjet, dateDerniereMaj } = this.entity;
			const text = JSON.stringify({
				informationsGeneralesPMEJ,
				adresse,
				etatObjet,
				dateDerniereMaj,
				ege: []
			});
			this.#text = text.length > LONGEST_OWNER ? '' : text.slice(0, -']}'.length);
		}
		return this.#text;
	}
}

/** A site that is refused, in its legal entity: an entity of one site, to be corrected and read again. */
class SiteLine implements SourceLine {
	constructor(
		readonly line: number,
		private readonly site: JsonObject,
		private readonly owner: Owner
	) {}

	get raw(): string {
		const site = JSON.stringify(this.site);
		const { start } = this.owner;
		return start === '' ? cut(site) : excerpt(`${start}${site}]}`);
	}
}

/** A part of what is too long to be corrected, visibly cut. */
const cut = (text: string): string => `${text.slice(0, RAW_EXCERPT)}…`;
const excerpt = (text: string): string => (text.length > LONGEST_RAW ? cut(text) : text);

/** The FINESS number of a legal entity, repaired as its own line will be, else as written: its sites refer to it. */
function numberOf(entity: JsonObject): string {
	const number = textAt(objectAt(entity, 'informationsGeneralesPMEJ'), 'numFinessPm');
	const commune = communeCode(textAt(addressOf(entity, ADDRESS_OF_LEGAL_ENTITY), 'cogCommune'));
	const reading = readFiness(number, commune === '' ? '' : departmentOfCommune(commune));
	return reading.ok ? reading.value.finess : number;
}

/** Undefined when the text is not JSON. */
function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

const isClosed = (entity: JsonObject, facts: JsonObject): boolean =>
	textAt(entity, 'etatObjet') !== 'A' || textAt(facts, 'dateFermeture') !== '';

/** The address of the wanted use, else the first one. */
function addressOf(entity: JsonObject, use: string): JsonObject {
	const addresses = listAt(entity, 'adresse').filter(isObject);
	return addresses.find((address) => textAt(address, 'usageAdresse') === use) ?? addresses[0] ?? {};
}
