import { LayerOutput, type Collector, type SourceLine } from '../collector';
import { Refused } from '../contract';
import { byteStream, type FileSource, type StreamOptions } from '../source';
import { cleanText } from '../values';
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
/** Characters of an entity kept with its rejection. */
const RAW_EXCERPT = 4_000;

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
				this.#readEntity(entity, values, collector);
				if (collector.isFull) await collector.flush();
			}
		}
		if (!entities.closed) throw new Refused({ code: 'truncated-json', line: entities.line });
		if (!entities.found) throw new Refused({ code: 'other-json' });
	}

	#readEntity({ line, text }: JsonEntity, values: RowValues, collector: Collector): void {
		const parsed = parse(text);
		if (!isObject(parsed)) {
			const code = parsed === undefined ? 'json-syntax' : 'json-shape';
			const expected = 'un objet JSON { … } décrivant une entité juridique';
			const raw = text.slice(0, RAW_EXCERPT);
			collector.reject({ line, raw }, { code, column: 'pmej', value: raw, expected });
			return;
		}
		const legalEntity = this.#readLegalEntity(parsed, line, values, collector);
		for (const site of listAt(parsed, 'ege')) {
			if (isObject(site)) this.#readSite(site, legalEntity, line, values, collector);
			else {
				const raw = JSON.stringify(site).slice(0, RAW_EXCERPT);
				const expected = 'un objet JSON { … } décrivant un établissement';
				collector.reject({ line, raw }, { code: 'json-shape', column: 'ege', value: raw, expected });
			}
		}
	}

	/** Returns the FINESS number of the entity as written, for its sites. */
	#readLegalEntity(entity: JsonObject, line: number, values: RowValues, collector: Collector): string {
		const facts = objectAt(entity, 'informationsGeneralesPMEJ');
		const number = textAt(facts, 'numFinessPm');
		if (isClosed(entity, facts)) {
			collector.ignore();
			return number;
		}
		const source = new EntityLine(line, entity);
		const place = values.placeOfCommune(
			textAt(addressOf(entity, ADDRESS_OF_LEGAL_ENTITY), 'cogCommune'),
			source
		);
		const finess = values.key(number, place.department, 'numFinessPm', source);
		if (finess === null) return number;
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
		return finess;
	}

	#readSite(
		site: JsonObject,
		legalEntity: string,
		line: number,
		values: RowValues,
		collector: Collector
	): void {
		const facts = objectAt(site, 'informationsGeneralesEGE');
		if (isClosed(site, facts)) {
			collector.ignore();
			return;
		}
		const source = new EntityLine(line, site);
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

/** The text of an entity is only written again for the few that are rejected. */
class EntityLine implements SourceLine {
	readonly #entity: JsonObject;

	constructor(
		readonly line: number,
		entity: JsonObject
	) {
		this.#entity = entity;
	}

	get raw(): string {
		return JSON.stringify(this.#entity).slice(0, RAW_EXCERPT);
	}
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
