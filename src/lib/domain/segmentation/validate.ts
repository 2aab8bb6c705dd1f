import { findField, OPERATORS_BY_TYPE, type Field, type Operator } from '../fields';
import { err, isCalendarDate, ok, type Result } from '../shared';
import type { Assumption, Condition, Criteria, Predicate, Segment, WeightedCondition } from './criteria';
import { OTHER_STATES } from './classification';
import { MAX_SEGMENTS } from './resolve';

/** What is wrong with a criteria file, where (a path such as `segments[0].when.all[1]`), and the value at fault. */
export interface CriteriaProblem {
	readonly code:
		| 'not-an-object'
		| 'missing'
		| 'wrong-type'
		| 'empty-group'
		| 'unknown-field'
		| 'wrong-level'
		| 'wrong-operator'
		| 'wrong-value'
		| 'duplicate-segment'
		| 'reserved-segment'
		| 'too-many-segments'
		| 'too-deep';
	readonly path: string;
	readonly detail: string;
}

/** Criteria deeper than this are refused: nobody can read them, and recursion stays bounded. */
const MAX_DEPTH = 30;

/** Names of the other states, and of what no object may bear. */
const RESERVED_IDS = new Set<string>([...OTHER_STATES, 'forced', '__proto__', 'constructor', 'prototype']);

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads criteria from parsed JSON. All problems are reported, not the first only. */
export function parseCriteria(json: unknown): Result<Criteria, readonly CriteriaProblem[]> {
	const reader = new Reader();
	const criteria = reader.criteria(json);
	return criteria && reader.problems.length === 0 ? ok(criteria) : err(reader.problems);
}

class Reader {
	readonly problems: CriteriaProblem[] = [];

	private report(code: CriteriaProblem['code'], path: string, detail = ''): null {
		this.problems.push({ code, path, detail });
		return null;
	}

	private text(json: Json, key: string, path: string): string {
		const value = json[key];
		if (typeof value === 'string' && value !== '') return value;
		this.report(value === undefined ? 'missing' : 'wrong-type', `${path}${key}`, String(value));
		return '';
	}

	private number(json: Json, key: string, path: string): number {
		const value = json[key];
		if (typeof value === 'number' && Number.isFinite(value)) return value;
		this.report(value === undefined ? 'missing' : 'wrong-type', `${path}${key}`, String(value));
		return 0;
	}

	private list(json: Json, key: string, path: string): readonly unknown[] {
		const value = json[key];
		if (Array.isArray(value)) return value;
		this.report(value === undefined ? 'missing' : 'wrong-type', `${path}${key}`);
		return [];
	}

	criteria(json: unknown): Criteria | null {
		if (!isObject(json)) return this.report('not-an-object', '');
		if (json['level'] !== 'structure') this.report('wrong-value', 'level', String(json['level']));
		if (typeof json['confirmInScope'] !== 'boolean') this.report('wrong-type', 'confirmInScope');
		const segments = this.list(json, 'segments', '').flatMap(
			(s, i) => this.segment(s, `segments[${i}]`) ?? []
		);
		if (Array.isArray(json['segments']) && json['segments'].length === 0)
			this.report('empty-group', 'segments');
		if (segments.length > MAX_SEGMENTS) this.report('too-many-segments', 'segments', String(segments.length));
		const seen = new Set<string>();
		for (const { id } of segments) {
			if (seen.has(id)) this.report('duplicate-segment', 'segments', id);
			if (RESERVED_IDS.has(id)) this.report('reserved-segment', 'segments', id);
			seen.add(id);
		}
		return {
			id: this.text(json, 'id', ''),
			version: this.number(json, 'version', ''),
			name: this.text(json, 'name', ''),
			date: this.text(json, 'date', ''),
			source: this.text(json, 'source', ''),
			level: 'structure',
			confirmInScope: json['confirmInScope'] === true,
			excludedSubsectors: this.list(json, 'excludedSubsectors', '').map(String),
			assume: this.list(json, 'assume', '').flatMap((a, i) => this.assumption(a, `assume[${i}]`) ?? []),
			segments
		};
	}

	private assumption(json: unknown, path: string): Assumption | null {
		if (!isObject(json)) return this.report('not-an-object', path);
		const assumption = {
			field: this.text(json, 'field', `${path}.`),
			value: this.text(json, 'value', `${path}.`),
			reason: this.text(json, 'reason', `${path}.`)
		};
		const field = findField(assumption.field);
		if (!field) return this.report('unknown-field', `${path}.field`, assumption.field);
		if (field.type === 'number' || field.type === 'coordinate')
			return this.report('wrong-value', `${path}.field`, field.id);
		if (!isValueOf(field, assumption.value))
			return this.report('wrong-value', `${path}.value`, assumption.value);
		return assumption;
	}

	private segment(json: unknown, path: string): Segment | null {
		if (!isObject(json)) return this.report('not-an-object', path);
		const target = json['target'];
		if (target !== 'maximum' && target !== 'minimum')
			this.report('wrong-value', `${path}.target`, String(target));
		const when = this.condition(json['when'], `${path}.when`, 0);
		const segment = {
			id: this.text(json, 'id', `${path}.`),
			label: this.text(json, 'label', `${path}.`),
			rank: this.number(json, 'rank', `${path}.`)
		};
		return when ? { ...segment, target: target === 'maximum' ? 'maximum' : 'minimum', when } : null;
	}

	private condition(json: unknown, path: string, depth: number): Condition | null {
		if (depth > MAX_DEPTH) return this.report('too-deep', path);
		if (!isObject(json)) return this.report(json === undefined ? 'missing' : 'not-an-object', path);
		if ('all' in json) return wrap(this.group(json, 'all', path, depth), (all) => ({ all }));
		if ('any' in json) return wrap(this.group(json, 'any', path, depth), (any) => ({ any }));
		if ('not' in json) return wrap(this.condition(json['not'], `${path}.not`, depth + 1), (not) => ({ not }));
		if ('atLeast' in json) return this.atLeast(json['atLeast'], `${path}.atLeast`, depth);
		return this.predicate(json, path);
	}

	private group(json: Json, key: 'all' | 'any', path: string, depth: number): readonly Condition[] | null {
		const parts = this.list(json, key, `${path}.`).map((c, i) =>
			this.condition(c, `${path}.${key}[${i}]`, depth + 1)
		);
		if (parts.length === 0) return this.report('empty-group', `${path}.${key}`);
		return parts.flatMap((part) => part ?? []);
	}

	private atLeast(json: unknown, path: string, depth: number): Condition | null {
		if (!isObject(json)) return this.report('not-an-object', path);
		const of = this.list(json, 'of', `${path}.`).flatMap((part, i): WeightedCondition[] => {
			const here = `${path}.of[${i}]`;
			if (!isObject(part)) {
				this.report('not-an-object', here);
				return [];
			}
			const when = this.condition(part['when'], `${here}.when`, depth + 1);
			return when ? [{ weight: this.number(part, 'weight', `${here}.`), when }] : [];
		});
		if (of.length === 0) return this.report('empty-group', `${path}.of`);
		return { atLeast: { score: this.number(json, 'score', `${path}.`), of } };
	}

	private predicate(json: Json, path: string): Predicate | null {
		const id = this.text(json, 'field', `${path}.`);
		const field = findField(id);
		if (!field) return this.report('unknown-field', path, id);
		if (field.level !== 'structure' && field.level !== 'organisation')
			return this.report('wrong-level', path, id);
		const op = OPERATORS_BY_TYPE[field.type].find((operator) => operator === json['op']);
		if (!op) return this.report('wrong-operator', path, `${id} ${String(json['op'])}`);
		const value = readValue(field, op, json['value']);
		if (value === null)
			return this.report('wrong-value', path, `${id} ${op} ${JSON.stringify(json['value'])}`);
		return { field: id, op, value };
	}
}

const wrap = <T>(value: T | null, make: (value: T) => Condition): Condition | null =>
	value === null ? null : make(value);

function readValue(field: Field, op: Operator, value: unknown): Predicate['value'] | null {
	switch (op) {
		case 'in':
			return Array.isArray(value) &&
				value.length > 0 &&
				value.every((v) => typeof v === 'string' && isValueOf(field, v))
				? value.map(String)
				: null;
		case 'is':
			return value === 'yes' || value === 'no' ? value : null;
		case 'contains':
			return typeof value === 'string' && value !== '' ? value : null;
		case 'before':
		case 'after':
			return typeof value === 'string' && isCalendarDate(value) ? value : null;
		case 'between': {
			if (!Array.isArray(value) || value.length !== 2) return null;
			const pair: readonly unknown[] = value;
			const [from, to] = pair;
			return isFiniteNumber(from) && isFiniteNumber(to) && from <= to ? [from, to] : null;
		}
		case 'gte':
		case 'gt':
		case 'lte':
		case 'lt':
			return isFiniteNumber(value) ? value : null;
	}
}

/** A text the field can hold: one of its closed list when it has one, never the empty text of the unknown. */
const isValueOf = (field: Field, text: string): boolean => {
	if (field.type === 'flag') return text === 'yes' || text === 'no';
	return text !== '' && (field.values === undefined || field.values.some((value) => value.code === text));
};

const isFiniteNumber = (value: unknown): value is number =>
	typeof value === 'number' && Number.isFinite(value);
