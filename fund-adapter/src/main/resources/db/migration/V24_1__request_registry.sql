-- Up to which revision of the registries a request is judged; 0 is what came with the product.
ALTER TABLE request ADD COLUMN registry_revision bigint NOT NULL DEFAULT 0;
