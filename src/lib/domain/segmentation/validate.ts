import { findField, OPERATORS_BY_TYPE } from '../fields';
import { err, ok, type Result } from '../shared';
import {
	LEVELS,
	type Assumption,
	type Condition,
	type Criteria,
	type NodeNotes,
	type Predicate,
	type Segment,
	type WeightedCondition
} from './criteria';
import { CRITERIA_KEYS, FORMAT } from './criteria-format';
import { OTHER_STATES } from './classification';
import { isValueOf, readValue } from './predicate-value';
import { MAX_SEGMENTS } from './resolve';
import { shown } from './shown';

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
		| 'too-deep'
		| 'too-many-nodes'
		| 'too-long'
		| 'too-big'
		| 'not-json'
		| 'future-format'
		| 'unknown-property';
	readonly path: string;
	readonly detail: string;
}

/** Criteria deeper than this are refused: nobody can read them, and recursion stays bounded. */
const MAX_DEPTH = 30;

/** Criteria of more nodes than this are refused, disabled ones included; so are objects that hold themselves. */
export const MAX_NODES = 1000;

/** The longest text of criteria, in characters. */
export const MAX_TEXT = 4000;

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
	private nodes = 0;

	private report(code: CriteriaProblem['code'], path: string, detail = ''): null {
		this.problems.push({ code, path, detail });
		return null;
	}

	private keys(json: Json, allowed: readonly string[], path: string): void {
		for (const key of Object.keys(json)) {
			if (!allowed.includes(key)) this.report('unknown-property', path, shown(key));
		}
	}

	private text(json: Json, key: string, path: string): string {
		const value = json[key];
		if (typeof value === 'string' && value.length > MAX_TEXT) this.report('too-long', `${path}${key}`);
		else if (typeof value === 'string' && value !== '') return value;
		else this.report(value === undefined ? 'missing' : 'wrong-type', `${path}${key}`, shown(value));
		return '';
	}

	private optionalText(json: Json, key: string, path: string): string | undefined {
		return json[key] === undefined ? undefined : this.text(json, key, path);
	}

	private texts(json: Json, key: string): readonly string[] {
		return this.list(json, key, '').flatMap((value, i) => {
			if (typeof value === 'string' && value.length <= MAX_TEXT) return [value];
			this.report('wrong-type', `${key}[${i}]`, shown(value));
			return [];
		});
	}

	private oneOf<T extends string>(json: Json, key: string, values: readonly T[]): T | undefined {
		const value = json[key];
		const found = values.find((each) => each === value);
		if (found === undefined && value !== undefined) this.report('wrong-value', key, shown(value));
		return found;
	}

	private number(json: Json, key: string, path: string): number {
		const value = json[key];
		if (typeof value === 'number' && Number.isFinite(value)) return value;
		this.report(value === undefined ? 'missing' : 'wrong-type', `${path}${key}`, shown(value));
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
		const format = json['format'] ?? FORMAT;
		if (typeof format !== 'number') this.report('wrong-type', 'format', shown(format));
		else if (format !== FORMAT) {
			// What a later format means is not known: nothing else of it can be judged.
			return this.report('future-format', 'format', shown(format));
		}
		this.keys(json, CRITERIA_KEYS.criteria, '');
		if (json['level'] === undefined) this.report('missing', 'level');
		const level = this.oneOf(json, 'level', LEVELS);
		const estimates = this.oneOf(json, 'estimates', ['known', 'unknown']);
		const excludedSectors = json['excludedSectors'] === undefined ? [] : this.texts(json, 'excludedSectors');
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
			level: level ?? 'structure',
			...(estimates === 'unknown' ? { estimates } : {}),
			confirmInScope: json['confirmInScope'] === true,
			excludedSubsectors: this.texts(json, 'excludedSubsectors'),
			...(excludedSectors.length > 0 ? { excludedSectors } : {}),
			assume: this.list(json, 'assume', '').flatMap((a, i) => this.assumption(a, `assume[${i}]`) ?? []),
			segments
		};
	}

	private assumption(json: unknown, path: string): Assumption | null {
		if (!isObject(json)) return this.report('not-an-object', path);
		this.keys(json, CRITERIA_KEYS.assumption, path);
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
		this.keys(json, CRITERIA_KEYS.segment, path);
		const target = json['target'];
		if (target !== 'maximum' && target !== 'minimum')
			this.report('wrong-value', `${path}.target`, shown(target));
		const colour = this.optionalText(json, 'colour', `${path}.`);
		const when = this.condition(json['when'], `${path}.when`, 0);
		const segment = {
			id: this.text(json, 'id', `${path}.`),
			label: this.text(json, 'label', `${path}.`),
			rank: this.number(json, 'rank', `${path}.`)
		};
		return when
			? {
					...segment,
					target: target === 'maximum' ? 'maximum' : 'minimum',
					...(colour === undefined ? {} : { colour }),
					when
				}
			: null;
	}

	private condition(json: unknown, path: string, depth: number): Condition | null {
		if (depth > MAX_DEPTH) return this.report('too-deep', path);
		if (++this.nodes > MAX_NODES) {
			return this.nodes === MAX_NODES + 1 ? this.report('too-many-nodes', 'segments') : null;
		}
		if (!isObject(json)) return this.report(json === undefined ? 'missing' : 'not-an-object', path);
		const condition = this.bareCondition(json, path, depth);
		const notes = this.notes(json, path);
		return condition && { ...condition, ...notes };
	}

	private notes(json: Json, path: string): NodeNotes {
		const { disabled } = json;
		if (disabled !== undefined && typeof disabled !== 'boolean')
			this.report('wrong-type', `${path}.disabled`, shown(disabled));
		const comment = this.optionalText(json, 'comment', `${path}.`);
		return {
			...(disabled === true ? { disabled } : {}),
			...(comment === undefined ? {} : { comment })
		};
	}

	private bareCondition(json: Json, path: string, depth: number): Condition | null {
		const kind = GROUPS.find((each) => each in json);
		this.keys(
			json,
			kind ? [kind, ...CRITERIA_KEYS.notes] : [...CRITERIA_KEYS.predicate, ...CRITERIA_KEYS.notes],
			path
		);
		if (kind === 'all') return wrap(this.group(json, 'all', path, depth), (all) => ({ all }));
		if (kind === 'any') return wrap(this.group(json, 'any', path, depth), (any) => ({ any }));
		if (kind === 'not')
			return wrap(this.condition(json['not'], `${path}.not`, depth + 1), (not) => ({ not }));
		if (kind === 'atLeast') return this.atLeast(json['atLeast'], `${path}.atLeast`, depth);
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
		this.keys(json, CRITERIA_KEYS.atLeast, path);
		const of = this.list(json, 'of', `${path}.`).flatMap((part, i): WeightedCondition[] => {
			const here = `${path}.of[${i}]`;
			if (!isObject(part)) {
				this.report('not-an-object', here);
				return [];
			}
			this.keys(part, CRITERIA_KEYS.weighted, here);
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
		if (!op) return this.report('wrong-operator', path, `${id} ${shown(json['op'])}`);
		const value = readValue(field, op, json['value']);
		if (value === null) return this.report('wrong-value', path, `${id} ${op} ${shown(json['value'])}`);
		return { field: id, op, value };
	}
}

const GROUPS = ['all', 'any', 'not', 'atLeast'] as const;

const wrap = <T>(value: T | null, make: (value: T) => Condition): Condition | null =>
	value === null ? null : make(value);
