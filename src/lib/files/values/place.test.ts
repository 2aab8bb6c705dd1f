import { describe, expect, it } from 'vitest';
import {
	communeCode,
	communeOf,
	departmentCode,
	departmentOfCommune,
	departmentOfPostalCode,
	splitRouting
} from './place';

describe('places', () => {
	it.each([
		['9A', '971'],
		['9B', '972'],
		['9C', '973'],
		['9D', '974'],
		['9E', '975'],
		['9F', '976'],
		['9J', '986'],
		['01', '01'],
		['1', '01'],
		['2a', '2A'],
		['95', '95'],
		['978', '978'],
		['96', ''],
		['00', ''],
		['20', '20'],
		['AIN', ''],
		['', '']
	])('the official code of département %j is %j', (cell, code) => {
		expect(departmentCode(cell)).toBe(code);
	});

	it.each([
		['01', '451', '01451'],
		['2A', '004', '2A004'],
		['971', '101', '97101'],
		['971', '123', '97701'],
		['971', '127', '97801'],
		['976', '606', '97606'],
		['986', '613', '98613'],
		['01', '45', ''],
		['', '451', '']
	])('in département %j the commune %j is %j', (department, three, insee) => {
		expect(communeOf(department, three)).toBe(insee);
	});

	it('puts back the leading zero of a commune that a spreadsheet took for a number', () => {
		expect(communeCode('1053')).toBe('01053');
	});

	it.each([
		['01053', '01'],
		['2B033', '2B'],
		['97411', '974'],
		['97701', '977'],
		['98613', '986'],
		['', '']
	])('commune %j is in département %j', (insee, department) => {
		expect(departmentOfCommune(insee)).toBe(department);
	});

	it.each([
		['01000', '01'],
		['1000', '01'],
		['97400', '974'],
		['20000', ''],
		['Bourg', '']
	])('postal code %j is in département %j', (cell, department) => {
		expect(departmentOfPostalCode(cell)).toBe(department);
	});

	it.each([
		['01440 VIRIAT', '01440', 'VIRIAT'],
		['97306 CAYENNE CEDEX', '97306', 'CAYENNE CEDEX'],
		['01440', '01440', ''],
		['VIRIAT', '', 'VIRIAT'],
		['', '', '']
	])('%j splits into postal code %j and city %j', (line, postalCode, city) => {
		expect(splitRouting(line)).toEqual({ postalCode, city });
	});
});
