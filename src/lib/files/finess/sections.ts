import { LayerOutput, type Collector, type SourceLine } from '../collector';
import { readNumber, splitRouting } from '../values';
import {
	EQUIPMENT_COLUMNS,
	ESTABLISHMENT_COLUMNS,
	GEOLOCATION_COLUMNS,
	LEGAL_ENTITY_COLUMNS
} from './columns';
import type { Cells } from './line-cells';
import { positionOf } from './position';
import type { RowValues } from './row-values';

/** How the lines of one section are read. */
export interface Section {
	/** Numbers of fields a line may have. */
	readonly fields: readonly number[];
	readonly output: LayerOutput | null;
	read(cells: Cells, source: SourceLine, values: RowValues, collector: Collector): void;
}

const MOST_PLACES = 100_000;
const SUPPRESSED = 'supprimee';

/** `structureet` of cs1100502 and cs1100507: one establishment a line, 32 fields. */
export function establishmentSection(): Section {
	const output = new LayerOutput('establishments', ESTABLISHMENT_COLUMNS);
	return {
		fields: [32],
		output,
		read(cells, source, values, collector) {
			const cell = (index: number): string => cells.at(index);
			const finess = values.key(cell(1), values.department(cell(13)), 'nofinesset', source);
			if (finess === null) return;
			const place = values.placeOf(cell(13), cell(12), source);
			const { postalCode, city } = splitRouting(cell(15));
			const row = [
				finess,
				values.legalEntity(cell(2), place.department, source),
				cell(4) || cell(3),
				values.siret(cell(22), source),
				cell(18),
				cell(19),
				cell(20),
				place.department,
				place.commune,
				postalCode,
				city,
				cell(24),
				cell(25),
				values.date(cell(28), source),
				values.date(cell(30), source)
			];
			collector.offer(output, row, source, 'nofinesset');
		}
	};
}

/** `structureej` of cs1100501: one legal entity a line, 23 fields. */
export function legalEntitySection(): Section {
	const output = new LayerOutput('legal-entities', LEGAL_ENTITY_COLUMNS);
	return {
		fields: [23],
		output,
		read(cells, source, values, collector) {
			const cell = (index: number): string => cells.at(index);
			const finess = values.key(cell(1), values.department(cell(13)), 'nofiness', source);
			if (finess === null) return;
			const place = values.placeOf(cell(13), cell(11), source);
			const row = [
				finess,
				cell(3) || cell(2),
				values.siren(cell(20), source),
				cell(16),
				cell(17),
				place.department
			];
			collector.offer(output, row, source, 'nofiness');
		}
	};
}

/** `structureet` of cs1100505: says which legal entity runs which site; understood, and nothing to keep. */
export function contextSection(): Section {
	return {
		fields: [4],
		output: null,
		read(cells, source, values, collector) {
			if (values.key(cells.at(1), '', 'nofinesset', source) !== null) collector.accept();
		}
	};
}

/**
 * `equipementsocial` of cs1100505: one capacity a line, 28 fields; 0 when the installation was suppressed. A suppressed line
 * is an activity of its own: it does not contradict the line that replaced it.
 */
export function equipmentSection(): Section {
	const output = new LayerOutput('equipment', EQUIPMENT_COLUMNS);
	return {
		fields: [28],
		output,
		read(cells, source, values, collector) {
			const cell = (index: number): string => cells.at(index);
			const finess = values.key(cell(1), '', 'nofinesset', source);
			if (finess === null) return;
			const installed = readNumber(cell(9), { integer: true, max: MOST_PLACES, unit: 'places' });
			if (!installed.ok) {
				collector.reject(source, { ...installed.error, column: 'capinstot', value: cell(9) });
				return;
			}
			const suppressed = cell(15).toUpperCase() === 'O';
			const triplet = `${cell(2)}.${cell(4)}.${cell(6)}`;
			const activity = values.shared(suppressed ? `${triplet}.${SUPPRESSED}` : triplet);
			const places = suppressed ? '0' : installed.value;
			collector.offer(output, [finess, activity, places], source, 'nofinesset');
		}
	};
}

/** `geolocalisation` of cs1100507: 6 fields; 12 in files of 2016, where the commas of `sourcecoordet` are semicolons. */
export function geolocationSection(): Section {
	const output = new LayerOutput('geolocation', GEOLOCATION_COLUMNS);
	return {
		fields: [6, 12],
		output,
		read(cells, source, values, collector) {
			const finess = values.key(cells.at(1), '', 'nofinesset', source);
			if (finess === null) return;
			const [x, y] = [cells.at(2), cells.at(3)];
			const system = Array.from({ length: cells.count - 5 }, (_, i) => cells.at(4 + i)).join(',');
			const { latitude, longitude } = positionOf(x, y, system, source, collector);
			if (latitude !== '') collector.offer(output, [finess, latitude, longitude], source, 'nofinesset');
			else if (x === '' && y === '') collector.ignore();
			else collector.accept();
		}
	};
}
