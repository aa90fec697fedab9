"""The annotation document at the edges: pydantic models (`provenance.model.document`) and the schema made of them."""
