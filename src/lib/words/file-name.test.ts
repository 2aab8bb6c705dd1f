import { expect, it } from 'vitest';
import { fileNamePart } from './file-name';

it.each([
	['Téléphones moins chers', 'telephones-moins-chers'],
	['  « 2027 » : à / voir ?', '2027-a-voir'],
	['../../etc', 'etc'],
	['日本', ''],
	[`${'a'.repeat(47)} bcd`, 'a'.repeat(47)]
])('« %s » is « %s » in the name of a file', (name, part) => {
	expect(fileNamePart(name)).toBe(part);
});
