package dev.waybill.persistence;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.ArrayJdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The statements that lock, insert and update any number of rows of an entity's table, made from its mapping, and their
 * arguments: one array for each column. Immutable.
 */
final class BatchStatements<T> {

    private final EntityPersister entity;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final List<Integer> updatable;
    private final String select;
    private final String lock;
    private final String insert;
    private final String update;

    /** @param offset of its first column */
    private record Attribute(AttributeMapping mapping, int offset, boolean isUpdatable) {}

    /**
     * A column of the table.
     *
     * @param elementType if it is an array: the type of its elements
     */
    private record Column(
            String name,
            JdbcMapping mapping,
            boolean isUpdatable,
            @Nullable String elementType) {

        static Column of(SelectableMapping column) {
            JdbcType type = column.getJdbcMapping().getJdbcType();
            String elementType = type instanceof ArrayJdbcType array ? sqlType(array.getElementJdbcType()) : null;
            return new Column(
                    column.getSelectionExpression(), column.getJdbcMapping(), column.isUpdateable(), elementType);
        }

        /** An array within the column's array is text, because PostgreSQL requires all of them to have one length. */
        String unnestedType() {
            return elementType == null ? sqlType(mapping.getJdbcType()) : "text";
        }

        String unnested() {
            return elementType == null ? "n." + name : "n." + name + "::" + elementType + "[]";
        }

        private static String sqlType(JdbcType type) {
            return switch (type.getDefaultSqlTypeCode()) {
                case SqlTypes.UUID -> "uuid";
                case SqlTypes.VARCHAR, SqlTypes.CHAR, SqlTypes.LONG32VARCHAR -> "text";
                case SqlTypes.INTEGER -> "int4";
                case SqlTypes.BIGINT -> "int8";
                case SqlTypes.NUMERIC, SqlTypes.DECIMAL -> "numeric";
                case SqlTypes.BOOLEAN -> "bool";
                case SqlTypes.TIMESTAMP_UTC, SqlTypes.TIMESTAMP_WITH_TIMEZONE -> "timestamptz";
                default -> throw new IllegalArgumentException("cannot write a column of type " + type);
            };
        }
    }

    /** @throws IllegalArgumentException if the mapping has something that these statements cannot write */
    BatchStatements(Class<T> type, SessionFactoryImplementor factory) {
        entity = factory.getMappingMetamodel().getEntityDescriptor(type);
        if (entity.getTableNames().length != 1 || entity.isInherited()) {
            throw unsupported("it has more than one table or class");
        }
        add(entity.getIdentifierMapping());
        entity.getAttributeMappings().forEach(attribute -> {
            if (attribute instanceof PluralAttributeMapping) {
                throw unsupported(attribute.getAttributeName() + " is a collection with rows of its own");
            }
            int offset = columns.size();
            add(attribute);
            boolean isUpdatable = columns.stream().skip(offset).anyMatch(Column::isUpdatable);
            attributes.add(new Attribute(attribute, offset, isUpdatable));
        });
        updatable = IntStream.range(0, columns.size())
                .filter(i -> i == 0 || columns.get(i).isUpdatable())
                .boxed()
                .toList();
        List<Column> changing = updatable.stream().map(columns::get).toList();
        String table = entity.getTableName();
        String id = columns.getFirst().name();
        select = "select * from %s where %s = any(?)".formatted(table, id);
        lock = select + " order by %s for update".formatted(id);
        insert = "insert into %s (%s) select %s from %s"
                .formatted(table, names(columns), values(columns), unnested(columns));
        update = "update %s t set (%s) = (%s) from %s where t.%s = n.%s"
                .formatted(table, names(changing), values(changing), unnested(changing), id, id);
    }

    /** The rows with the ids in an array. */
    String select() {
        return select;
    }

    /** Locks the rows with the ids in an array, and returns them in the order of their ids. */
    String lock() {
        return lock;
    }

    String insert() {
        return insert;
    }

    String update() {
        return update;
    }

    /** The argument of {@link #select} and {@link #lock}. */
    Object ids(Collection<?> ids, SharedSessionContractImplementor session) {
        JdbcMapping mapping = columns.getFirst().mapping();
        Class<?> raw = mapping.getJdbcType().getPreferredJavaTypeClass(session);
        Object[] values = (Object[]) Array.newInstance(raw, ids.size());
        int i = 0;
        for (Object id : ids) {
            values[i++] = raw(mapping, id, session);
        }
        return values;
    }

    EntityKey key(Object id, SharedSessionContractImplementor session) {
        return session.generateEntityKey(id, entity);
    }

    /** The values of all columns, as the driver takes them. */
    @Nullable Object[] values(T row, SharedSessionContractImplementor session) {
        return values(row, attribute -> true, session);
    }

    /** The values of the columns that an update writes; the others are null. */
    @Nullable Object[] updatableValues(T row, SharedSessionContractImplementor session) {
        return values(row, Attribute::isUpdatable, session);
    }

    private @Nullable Object[] values(T row, Predicate<Attribute> wanted, SharedSessionContractImplementor session) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        add(entity.getIdentifierMapping(), entity.getIdentifier(row), values, 0, session);
        for (Attribute attribute : attributes) {
            if (wanted.test(attribute)) {
                add(attribute.mapping(), attribute.mapping().getValue(row), values, attribute.offset(), session);
            }
        }
        return values;
    }

    /** @param rows {@link #values} of each row */
    @Nullable Object[] insertArguments(List<@Nullable Object[]> rows) {
        @Nullable Object[] arguments = new @Nullable Object[columns.size()];
        Arrays.setAll(arguments, column -> argument(column, rows));
        return arguments;
    }

    /** @param rows {@link #updatableValues} of each row */
    @Nullable Object[] updateArguments(List<@Nullable Object[]> rows) {
        return updatable.stream().map(column -> argument(column, rows)).toArray();
    }

    private SqlArrayValue argument(int column, List<@Nullable Object[]> rows) {
        return StatementBatch.column(columns.get(column).unnestedType(), rows, row -> row[column]);
    }

    private static void add(
            ModelPart part,
            @Nullable Object value,
            @Nullable Object[] values,
            int offset,
            SharedSessionContractImplementor session) {
        int unused = part.breakDownJdbcValues(
                value,
                offset,
                values,
                session,
                (index, target, current, one, column) -> {
                    if (one != null) {
                        target[index] = raw(column.getJdbcMapping(), one, current);
                    }
                },
                session);
    }

    private static Object raw(JdbcMapping mapping, Object value, SharedSessionContractImplementor session) {
        JdbcType type = mapping.getJdbcType();
        if (type instanceof ArrayJdbcType) {
            return literal(unwrap(mapping, value, Object[].class, session));
        }
        return unwrap(mapping, value, type.getPreferredJavaTypeClass(session), session);
    }

    @SuppressWarnings("unchecked")
    private static <X> X unwrap(
            JdbcMapping mapping, Object value, Class<X> raw, SharedSessionContractImplementor session) {
        return raw.isInstance(value)
                ? raw.cast(value)
                : ((JavaType<Object>) mapping.getJdbcJavaType()).unwrap(value, raw, session);
    }

    private static String literal(Object[] elements) {
        return Arrays.stream(elements)
                .map(element -> '"' + element.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(joining(",", "{", "}"));
    }

    private void add(ModelPart part) {
        part.forEachSelectable((_, column) -> columns.add(Column.of(column)));
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(joining(", "));
    }

    private static String values(List<Column> columns) {
        return columns.stream().map(Column::unnested).collect(joining(", "));
    }

    private static String unnested(List<Column> columns) {
        String arrays = columns.stream()
                .map(column -> "?::" + column.unnestedType() + "[]")
                .collect(joining(", "));
        return "unnest(%s) as n(%s)".formatted(arrays, names(columns));
    }

    private IllegalArgumentException unsupported(String reason) {
        return new IllegalArgumentException(entity.getEntityName() + " cannot be written in batches: " + reason);
    }
}
