-- each restore leaps by 100,000 or more: eight digits would be used up, and the leap refused, after some hundred
ALTER SEQUENCE freeze_no MAXVALUE 9999999999999999 NO CYCLE;
ALTER SEQUENCE deduction_no MAXVALUE 9999999999999999 NO CYCLE;
