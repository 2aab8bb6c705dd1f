import writeExcelFile from 'write-excel-file/node';
import { writeDecision, writeQuestionnaire } from '$lib/files';
import { typeIn } from '../../support/edit-workbook';
import { askedSample, SAMPLE } from '../../support/sample-questionnaire';
import {
	equipementsocial,
	file,
	finess,
	finessPlus,
	HEADER_502,
	HEADER_PLUS,
	legalEntity,
	site,
	structureej,
	structureet,
	tFiness
} from '../files/builders';

export interface BaseFile {
	readonly name: string;
	readonly bytes: Buffer;
	/** Physical lines that are headers; -1 where lines mean nothing (JSON, XLSX). */
	readonly headerLines: number;
}

const LINES = 40;
const numbers = Array.from({ length: LINES }, (_, i) => finess('01', 100 + i));
const LAMBERT = '1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93';

const text = (name: string, content: string, headerLines = 1): BaseFile => ({
	name,
	bytes: Buffer.from(content),
	headerLines
});

/** A small healthy file of each format: what damages are done to. */
export async function baseFiles(): Promise<readonly BaseFile[]> {
	const establishments = numbers.map((number, i) => structureet({ 1: number, 4: `RÉSIDENCE ${i}` }));
	const survey = numbers.map((number, i) => `${number};${i};${i},5;Déployé;Oui`);
	const uses = numbers.map((number, i) => `${number},"DUI, n° ${i % 5}",${i * 10},Oui,e-CPS`);
	const rows = numbers.map((number, i) => [{ value: number }, { value: i }, { value: 'Oui' }]);
	const sheet = [[{ value: 'FINESS' }, { value: 'Effectif' }, { value: 'DSI centralisée' }], ...rows];
	const workbook = writeExcelFile(sheet);
	return [
		text('cs1100502.csv', file(HEADER_502, ...establishments)),
		text('converted.csv', file(HEADER_PLUS, ...establishments)),
		text('cs1100501.csv', file(HEADER_502, ...numbers.map((number) => structureej({ 1: number })))),
		text(
			'cs1100505.csv',
			file(HEADER_502, ...numbers.flatMap((n) => [`structureet;${n};${n};RS`, equipementsocial({ 1: n })]))
		),
		text(
			'cs1100507.csv',
			file(
				HEADER_502,
				...establishments,
				...numbers.map((n) => `geolocalisation;${n};870262.2;6571540.8;${LAMBERT};2026-05-04`)
			)
		),
		text(
			't_finess.csv',
			tFiness(
				...numbers.map((n) => ({
					etat: 'ACTUEL',
					type: 'ET',
					et_finess: n,
					ej_finess: numbers[0] ?? '',
					et_rs: 'ÉTÉ'
				}))
			)
		),
		text('survey.csv', file('FINESS;Effectif;ETP;DUI;DSI centralisée', ...survey)),
		text('uses.csv', file('FINESS,Solution,Utilisateurs,PSC,MIE', ...uses)),
		text(
			'groups.csv',
			file('SIREN;Groupe', ...numbers.map((_, i) => `${100_000_000 + i};GROUPE É ${i % 3}`))
		),
		text(
			'plus.json',
			finessPlus(...numbers.map((n) => legalEntity({ number: n, sites: [site({ number: n })] }))),
			-1
		),
		{ name: 'survey.xlsx', bytes: await workbook.toBuffer(), headerLines: -1 },
		{
			name: 'questionnaire.xlsx',
			bytes: Buffer.from(typeIn(writeQuestionnaire(askedSample), SAMPLE.filled)),
			headerLines: -1
		},
		text(
			'decision.json',
			writeDecision({
				kind: 'manual',
				decidedOn: '2026-11-24',
				madeAt: '2026-11-24T10:00:00.000Z',
				rows: numbers.map((n, i) => ({ 'structure.finess': n, 'structure.heads': String(i) }))
			}),
			-1
		)
	];
}
