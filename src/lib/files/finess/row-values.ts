import type { FinessNumber } from '$lib/domain/shared';
import type { Collector, SourceLine } from '../collector';
import type { WarningCode } from '../contract';
import {
	communeCode,
	communeOf,
	departmentCode,
	departmentOfCommune,
	Interner,
	memo,
	readDate,
	readFiness,
	sirenOf,
	siretOf
} from '../values';

export interface Place {
	readonly department: string;
	readonly commune: string;
}

/** Reads the cells of register lines: what is odd is warned of and left empty, repeated values are kept once. */
export class RowValues {
	readonly #interner = new Interner();
	readonly #collector: Collector;
	readonly #departmentCode = memo(departmentCode);
	readonly #departmentOfCommune = memo(departmentOfCommune);
	readonly #communesOf = memo((department) => memo((three) => communeOf(department, three.trim())));

	constructor(collector: Collector) {
		this.#collector = collector;
	}

	/** The number that identifies the line; null once the line is rejected. */
	key(cell: string, department: string, column: string, source: SourceLine): FinessNumber | null {
		const reading = readFiness(cell, department);
		if (!reading.ok) {
			this.#collector.reject(source, { ...reading.error, column, value: cell });
			return null;
		}
		const { finess, keyValid, repaired } = reading.value;
		if (repaired) this.#warn('finess-repaired', source, cell);
		else if (!keyValid) this.#warn('finess-key', source, cell);
		return finess;
	}

	/** The number of the legal entity a line refers to; `''` with a warning when it cannot be read. */
	legalEntity(cell: string, department: string, source: SourceLine): string {
		const reading = readFiness(cell, department);
		if (reading.ok) return reading.value.finess;
		this.#warn('legal-entity-invalid', source, cell);
		return '';
	}

	/** A value that many rows share. */
	shared(text: string): string {
		return this.#interner.of(text);
	}

	/** The official code of a département, `''` when it is not one. */
	department(cell: string): string {
		return this.#departmentCode(cell);
	}

	date(cell: string, source: SourceLine): string {
		const { date, odd } = readDate(cell);
		if (odd) this.#warn('odd-date', source, cell);
		return date;
	}

	siret(cell: string, source: SourceLine): string {
		return this.#business(cell, siretOf(cell), source);
	}

	siren(cell: string, source: SourceLine): string {
		return this.#business(cell, sirenOf(cell), source);
	}

	/** From a FINESS département and the three digits of a commune. The commune tells the newer collectivities. */
	placeOf(departmentCell: string, threeDigits: string, source: SourceLine): Place {
		const department = this.#departmentCode(departmentCell);
		if (department === '' && departmentCell.trim() !== '')
			this.#warn('commune-shape', source, departmentCell);
		const commune = this.#communesOf(department)(threeDigits);
		if (commune === '' && department !== '' && threeDigits.trim() !== '') {
			this.#warn('commune-shape', source, threeDigits);
		}
		return this.#place(commune === '' ? department : this.#departmentOfCommune(commune), commune);
	}

	/** From an INSEE code. */
	placeOfCommune(cell: string, source: SourceLine): Place {
		const commune = communeCode(cell);
		if (commune === '' && cell.trim() !== '') this.#warn('commune-shape', source, cell);
		return this.#place(commune === '' ? '' : this.#departmentOfCommune(commune), commune);
	}

	#place(department: string, commune: string): Place {
		return { department, commune };
	}

	#business(cell: string, value: string, source: SourceLine): string {
		if (value === '' && cell.trim() !== '') this.#warn('siret-shape', source, cell);
		return value;
	}

	#warn(code: WarningCode, source: SourceLine, value: string): void {
		this.#collector.warn(code, source.line, value);
	}
}
